import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ReplayMessage, replayWindowSeconds } from "@/lib/shared/replay";
import { nothingLoaded } from "./replay-moments";
import { joinWindows, lastWindowOf, windowAt, windowsAround } from "./replay-windows";

const windowMs = replayWindowSeconds * 1000;

describe("the windows of a recording's conversation", () => {
  it("are as many as the recording is long, and one for the shortest", () => {
    const lengths = [0, 1, replayWindowSeconds, replayWindowSeconds + 1, 10 * replayWindowSeconds];
    expect(lengths.map(lastWindowOf)).toEqual([0, 0, 0, 1, 9]);
    expect([-5, 0, windowMs - 1, windowMs, 1e12].map((place) => windowAt(place, 9))).toEqual([
      ...[0, 0, 0, 1, 9],
    ]);
  });

  it("wanted are those around the place, few wherever it is", () => {
    expect(windowsAround(0, 0, null)).toEqual({ first: 0, last: 0, hasEarlier: false });
    expect(windowsAround(0, 9, null)).toEqual({ first: 0, last: 1, hasEarlier: false });
    expect(windowsAround(60, 99, null)).toEqual({ first: 59, last: 61, hasEarlier: true });
    expect(windowsAround(60, 99, 50)).toEqual({ first: 50, last: 61, hasEarlier: true });
    expect(windowsAround(60, 99, 0)).toEqual({ first: 40, last: 61, hasEarlier: false });
    expect(windowsAround(60, 99, 90)).toEqual({ first: 59, last: 61, hasEarlier: true });
  });

  it("are joined up to the first one that has not come", () => {
    const said = (name: string) => [{ id: name } as ReplayMessage];
    const windows = [said("a"), undefined, said("c"), said("d"), undefined];
    expect(joinWindows(windows, 10, 12, 99)).toEqual({
      messages: [...said("c"), ...said("d")],
      fromMs: 12 * windowMs,
      untilMs: 14 * windowMs,
    });
    expect(joinWindows(windows, 10, 11, 99)).toBe(nothingLoaded);
    expect(joinWindows(windows, 10, 13, 13).untilMs).toBe(Number.MAX_SAFE_INTEGER);
  });

  it("joined cover the place, and nothing that has not come", () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
        fc.nat(7),
        fc.nat(20),
        (come, at, first) => {
          const index = first + (at % come.length);
          const windows = come.map((has) => (has ? [] : undefined));
          const { fromMs, untilMs } = joinWindows(windows, first, index, 999);
          const covered = windows.map((_, i) => {
            const startMs = (first + i) * windowMs;
            return startMs >= fromMs && startMs < untilMs;
          });
          expect(covered[index - first]).toBe(come[index - first]);
          expect(come.filter((_, i) => covered[i])).not.toContain(false);
        },
      ),
    );
  });
});
