import fc from "fast-check";
import { expect, it } from "vitest";
import { nextSamples } from "./sample-plan";
import { thinSamples } from "./thin-samples";

const moments = fc
  .array(fc.record({ gapMs: fc.integer({ min: 1, max: 1_000_000 }), viewers: fc.nat(100) }), {
    maxLength: 400,
  })
  .map((steps) => {
    let atMs = 1_800_000_000_000;
    return steps.map(({ gapMs, viewers }) => {
      atMs += gapMs;
      return { atMs, viewers };
    });
  });

it("leaves at most so many moments, in their order, with both ends and the peak", () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 3, max: 60 }), (all, most) => {
      const kept = thinSamples(all, most);
      expect(kept.length).toBeLessThanOrEqual(most);
      expect(all.filter((one) => kept.includes(one))).toEqual(kept);
      if (all.length === 0) return;
      expect([kept[0], kept.at(-1)]).toEqual([all[0], all.at(-1)]);
      const peak = (of: typeof kept) => Math.max(...of.map(({ viewers }) => viewers));
      expect(peak(kept)).toBe(peak(all));
    }),
  );
});

it("draws the same line from the stored moments as from all of them", () => {
  const seen = fc.array(fc.record({ viewers: fc.nat(2), likes: fc.nat(1) }), { maxLength: 80 });
  fc.assert(
    fc.property(seen, (values) => {
      // What flows is another amount at each moment.
      const all = values.map((value, i) => ({
        ...{ atMs: i * 10_000, messages: 0, incomingKbps: i, outgoingKbps: null },
        ...value,
      }));
      const stored: typeof all = [];
      let last: (typeof all)[number] | null = null;
      for (const now of all) {
        const next = nextSamples({ last, written: stored.at(-1) ?? null }, now);
        stored.push(...(next as typeof all));
        last = now;
      }
      const ends = new Set(stored.map(({ atMs }) => atMs));
      expect(ends.size).toBe(stored.length);
      const end = stored.at(-1)?.atMs ?? 0;
      for (const { atMs, viewers } of all) {
        // What is not stored yet has not changed since.
        const before = stored.findLast((one) => one.atMs <= atMs);
        const after = stored.find((one) => one.atMs >= atMs) ?? stored.at(-1);
        if (atMs > end) expect(before?.viewers).toBe(viewers);
        else {
          const [from, to] = [before, after];
          if (!from || !to) throw new Error("nothing stored");
          const share = to.atMs === from.atMs ? 0 : (atMs - from.atMs) / (to.atMs - from.atMs);
          expect(from.viewers + share * (to.viewers - from.viewers)).toBe(viewers);
        }
      }
    }),
  );
});
