import { expect, it } from "vitest";
import { graceWords } from "./grace-words";

it.each([
  [-1000, "moments", 0],
  [15_000, "moments", 0],
  [30_000, "half", 0],
  [50_000, "minutes", 1],
  [60_000, "minutes", 1],
  [100_000, "minutes", 2],
  [600_000, "minutes", 10],
] as const)("%s ms are %s of %s", (leftMs, left, minutes) => {
  expect(graceWords(leftMs)).toEqual({ left, minutes });
});
