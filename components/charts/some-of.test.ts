import fc from "fast-check";
import { expect, it } from "vitest";
import { someOf } from "./some-of";

it("takes each place once, in order, with the first and the last", () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.integer({ min: 2, max: 40 }), (length, most) => {
      const places = someOf(length, most);
      expect(places).toHaveLength(Math.min(length, most));
      expect([...new Set(places)].sort((a, b) => a - b)).toEqual(places);
      if (length > 0) expect([places[0], places.at(-1)]).toEqual([0, length - 1]);
    }),
  );
});
