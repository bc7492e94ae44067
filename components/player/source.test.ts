import { expect, it } from "vitest";
import { retryDelayMs } from "./source";

it.each([
  [0, 500],
  [1, 1000],
  [4, 8000],
  [99, 8000],
])("after %s failures the next attempt waits %s ms", (failures, delayMs) => {
  expect(retryDelayMs(failures)).toBe(delayMs);
});
