import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { publicMsOf } from "./public-moment";

const planned = { startedMs: 1000, endedMs: null };
const facts = { planned, before: [], manual: true, wentPublicMs: 0 };

describe("when a broadcast became public", () => {
  it.each([
    ["without a wish: when it began", { manual: false }, 1000],
    ["as a preview: not yet", {}, null],
    ["with a press from the broadcast before: not yet", { wentPublicMs: 999 }, null],
    ["with a press: then", { wentPublicMs: 1500 }, 1500],
    [
      "with a press after its end: never",
      { wentPublicMs: 2001, planned: { startedMs: 1000, endedMs: 2000 } },
      null,
    ],
    [
      "as a preview whose wish was taken back: not yet",
      { manual: false, before: [{ startedMs: 1000, publicMs: null }] },
      null,
    ],
    [
      "public from its beginning: so it stays",
      { before: [{ startedMs: 1000, publicMs: 1000 }] },
      1000,
    ],
    [
      "public from a beginning that was reported wrong: from the true one",
      { before: [{ startedMs: 1200, publicMs: 1200 }] },
      1000,
    ],
    [
      "public since a press, and pressed again: since the first",
      { wentPublicMs: 1900, before: [{ startedMs: 1000, publicMs: 1500 }] },
      1500,
    ],
    [
      "the later half of a public one: from its beginning",
      { before: [{ startedMs: 500, publicMs: 700 }] },
      1000,
    ],
  ])("%s", (_words, change, expected) => {
    expect(publicMsOf({ ...facts, ...change })).toBe(expected);
  });

  it("is within the broadcast, and stays what it is when it is worked out again", () => {
    const moment = fc.integer({ min: 0, max: 50 });
    const row = fc.record({ startedMs: moment, publicMs: fc.option(moment) });
    const any = fc.record({
      planned: fc.record({ startedMs: moment, endedMs: fc.option(moment) }),
      before: fc.array(row, { maxLength: 3 }),
      manual: fc.boolean(),
      wentPublicMs: moment,
    });
    fc.assert(
      fc.property(any, fc.boolean(), moment, (given, manual, later) => {
        const { startedMs, endedMs } = given.planned;
        fc.pre(endedMs === null || endedMs >= startedMs);
        const publicMs = publicMsOf(given);
        if (publicMs !== null) {
          expect(publicMs).toBeGreaterThanOrEqual(startedMs);
          expect(publicMs).toBeLessThanOrEqual(endedMs ?? Number.POSITIVE_INFINITY);
          const wentPublicMs = Math.max(later, publicMs);
          const again = { ...given, manual, wentPublicMs, before: [{ startedMs, publicMs }] };
          expect(publicMsOf(again)).toBe(publicMs);
        }
      }),
    );
  });
});
