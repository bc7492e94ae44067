import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heartKeyframes, maxHearts, planHearts, tintCount } from "./heart-plan";

const half = () => 0.5;
const anyRandom = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
  minLength: 1,
});

/** Draws the given numbers over and over. */
function drawing(numbers: readonly number[]): () => number {
  let next = 0;
  return () => numbers[next++ % numbers.length] ?? 0;
}

describe("hearts", () => {
  it("go up at once for an own like, however many of others are in the air", () => {
    expect(planHearts(1, true, 12, half)).toMatchObject([{ delayMs: 0 }]);
  });

  it("of others are thinned to a dozen and spread over the half second they were added up in", () => {
    const flights = planHearts(500, false, 0, half);
    expect(flights).toHaveLength(12);
    const delays = flights.map((flight) => flight.delayMs);
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(Math.max(...delays)).toBeLessThan(500);
    expect(new Set(delays).size).toBe(12);
  });

  it("of others wait for room that own ones still have", () => {
    expect(planHearts(3, false, 12, half)).toEqual([]);
    expect(planHearts(1, true, maxHearts, half)).toEqual([]);
  });

  it("never exceed what the page holds, and stay in their column, whatever comes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ count: fc.double(), own: fc.boolean() }), { maxLength: 30 }),
        anyRandom,
        (likes, numbers) => {
          const random = drawing(numbers);
          let inAir = 0;
          for (const { count, own } of likes) {
            for (const flight of planHearts(count, own, inAir, random)) {
              expect(Math.abs(flight.swayPx)).toBeLessThanOrEqual(26);
              expect(flight.rise).toBeLessThan(1);
              expect(flight.tint).toBeLessThan(tintCount);
              expect(flight.delayMs).toBeLessThanOrEqual(500);
              inAir += 1;
            }
            expect(inAir).toBeLessThanOrEqual(maxHearts);
          }
        },
      ),
    );
  });

  it("fade once and never come back, so that nothing flashes", () => {
    const [flight] = planHearts(1, true, 0, half);
    if (!flight) throw new Error("No heart.");
    const opacities = heartKeyframes(flight, 300).map((frame) => Number(frame.opacity));
    const peak = opacities.indexOf(1);
    expect(opacities.slice(0, peak + 1)).toEqual([0, 1]);
    const falling = opacities.slice(peak);
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
    expect(falling.at(-1)).toBe(0);
  });
});
