import { expect, it } from "vitest";
import { formatDuration } from "./duration";

it.each([
  [0, "0:00"],
  [65.9, "1:05"],
  [3723, "1:02:03"],
  [-5, "0:00"],
  [Number.NaN, "0:00"],
  [Number.POSITIVE_INFINITY, "0:00"],
])("writes %s seconds as %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
