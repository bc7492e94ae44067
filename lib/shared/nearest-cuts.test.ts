import fc from "fast-check";
import { expect, it } from "vitest";
import { nearestCuts } from "./nearest-cuts";

it("takes what is nearest", () => {
  const points = [0, 4, 8, 9.5];
  expect(nearestCuts(points, { startSeconds: 4.4, endSeconds: 8.2 })).toEqual({
    ...{ startSeconds: 4, endSeconds: 8 },
  });
  expect(nearestCuts(points, { startSeconds: 9, endSeconds: 9.4 })).toEqual({
    ...{ startSeconds: 8, endSeconds: 9.5 },
  });
});

it("gives a part of at least one step for any wish", () => {
  const points = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1 });
  const seconds = fc.double({ min: 0, max: 1100, noNaN: true });
  fc.assert(
    fc.property(points, seconds, seconds, (some, startSeconds, endSeconds) => {
      const cuts = [0, ...some.sort((a, b) => a - b)];
      const range = nearestCuts(cuts, { startSeconds, endSeconds });
      expect(cuts).toContain(range.startSeconds);
      expect(cuts).toContain(range.endSeconds);
      expect(range.endSeconds).toBeGreaterThan(range.startSeconds);
    }),
  );
});
