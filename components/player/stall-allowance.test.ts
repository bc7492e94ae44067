import fc from "fast-check";
import { expect, it } from "vitest";
import { afterStall, allowanceSeconds, noAllowance } from "./stall-allowance";

it("moves a viewer half a second further away for a stall, and half of it back in a minute", () => {
  const once = afterStall(noAllowance, 1000, 2);
  expect(allowanceSeconds(once, 1000)).toBe(0.5);
  expect(allowanceSeconds(once, 61_000)).toBe(0.25);
});

it("never passes its bound nor stays: latency does not only grow", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30_000 })), (gapsMs) => {
      let nowMs = 0;
      let allowance = noAllowance;
      for (const gapMs of gapsMs) {
        nowMs += gapMs;
        allowance = afterStall(allowance, nowMs, 2);
        expect(allowanceSeconds(allowance, nowMs)).toBeLessThanOrEqual(2);
      }
      expect(allowanceSeconds(allowance, nowMs + 600_000)).toBeLessThan(0.01);
    }),
  );
});
