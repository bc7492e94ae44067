import fc from "fast-check";
import { expect, it } from "vitest";
import { createOwnHearts } from "./own-hearts";

it("takes our own hearts out of the server's count once", () => {
  const own = createOwnHearts();
  own.pressed();
  own.pressed();
  expect([own.others(5), own.others(5)]).toEqual([3, 5]);
});

it("leaves out of it what was refused, and what no event will tell of", () => {
  const own = createOwnHearts();
  own.pressed();
  own.refused();
  expect(own.others(2)).toBe(2);
  own.pressed();
  own.forget();
  expect(own.others(2)).toBe(2);
});

it("tells of exactly the others, however the server puts likes together", () => {
  const rounds = fc.array(fc.record({ own: fc.nat(5), others: fc.nat(20) }));
  fc.assert(
    fc.property(rounds, (all) => {
      const own = createOwnHearts();
      let flown = 0;
      for (const round of all) {
        for (let i = 0; i < round.own; i += 1) own.pressed();
        flown += own.others(round.own + round.others);
      }
      expect(flown).toBe(all.reduce((sum, { others }) => sum + others, 0));
    }),
  );
});
