import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStageClock } from "./stage-clock";

describe("a stage's clock", () => {
  it("counts only the time in which it runs, however often it is held", () => {
    const step = fc.record({
      passMs: fc.integer({ min: 0, max: 1000 }),
      act: fc.constantFrom("run", "hold", "nothing"),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let outsideMs = 12_345;
        let ranMs = 0;
        const clock = createStageClock(() => outsideMs);
        for (const { passMs, act } of steps) {
          outsideMs += passMs;
          if (clock.running) ranMs += passMs;
          if (act === "run") clock.run();
          if (act === "hold") clock.hold();
          expect(clock.nowMs()).toBe(ranMs);
          if (clock.running) expect(clock.outsideMs(ranMs)).toBe(outsideMs);
        }
      }),
    );
  });
});
