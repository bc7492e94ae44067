import { expect, it } from "vitest";
import { startSeconds } from "./start-seconds";

it.each([
  [undefined, 0],
  ["", 0],
  ["0", 0],
  ["90", 90],
  ["12.5", 12.5],
  ["90s", 90],
  ["2m", 120],
  ["1h2m3s", 3723],
  ["1h5s", 3605],
  [["30", "40"], 30],
  ["-5", 0],
  ["1e9", 0],
  ["NaN", 0],
  ["<script>", 0],
])("a link with t=%s begins at %s seconds", (t, seconds) => {
  expect(startSeconds(t)).toBe(seconds);
});
