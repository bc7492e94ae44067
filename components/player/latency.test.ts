import { expect, it } from "vitest";
import { latencyState } from "./latency";

it.each([
  [null, "unknown"],
  [Number.NaN, "unknown"],
  [-1, "unknown"],
  [0, "live"],
  [6, "live"],
  [6.1, "behind"],
])("a latency of %s s is %s", (seconds, state) => {
  expect(latencyState(seconds)).toBe(state);
});
