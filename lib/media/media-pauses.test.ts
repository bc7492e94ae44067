import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MediaPauses } from "./media-pauses";

const t0 = 1_800_000_000_000;
const partMs = 500;

/** Parts up to these media times arrive at these moments after `t0`. */
function pausesOf(arrivals: readonly (readonly [mediaMs: number, atMs: number])[]) {
  const pauses = new MediaPauses();
  for (const [mediaMs, atMs] of arrivals) pauses.note(mediaMs, t0 + atMs);
  return pauses.found.map(({ fromMs, untilMs }) => [fromMs - t0, untilMs - t0]);
}
/** Media from the one to the other moment of the recording, each part so late. */
function parts(fromMs: number, untilMs: number, lateMs: number): [number, number][] {
  const found: [number, number][] = [];
  for (let at = fromMs + partMs; at <= untilMs; at += partMs) found.push([at, at + lateMs]);
  return found;
}

describe("the pauses of a publisher", () => {
  it("are none while its media arrive as they are made, some a little late", () => {
    expect(pausesOf([])).toEqual([]);
    expect(pausesOf([...parts(0, 5000, 300), ...parts(5000, 9000, 1900)])).toEqual([]);
  });

  it("are where its media stay behind", () => {
    expect(pausesOf([...parts(0, 8000, 300), ...parts(8000, 20_000, 12_300)])).toEqual([
      [8800, 20_800],
    ]);
  });

  it("are none where it catches up, at once or little by little", () => {
    const kept = parts(8000, 20_000, 0).map(([media]): [number, number] => [media, 20_000]);
    expect(pausesOf([...parts(0, 8000, 0), ...kept, ...parts(20_000, 30_000, 0)])).toEqual([]);
    const slowly = parts(8000, 32_000, 0).map(([media]): [number, number] => [
      media,
      20_000 + (media - 8000) / 2,
    ]);
    expect(pausesOf([...parts(0, 8000, 0), ...slowly, ...parts(32_000, 40_000, 0)])).toEqual([]);
  });

  it("are none where an encoder's clock is a little slow for ten hours", () => {
    const pauses = new MediaPauses();
    for (let at = 0; at < 36_000_000; at += partMs) pauses.note(at, t0 + at * 1.0002);
    expect(pauses.found).toEqual([]);
  });

  it("are as long as what it did not catch up", () => {
    const late = [...parts(8000, 9000, 12_000), ...parts(9000, 20_000, 5000)];
    expect(pausesOf([...parts(0, 8000, 0), ...late])).toEqual([[8500, 13_500]]);
  });

  it("are at most sixteen, the longest", () => {
    const arrivals: [number, number][] = [[500, 500]];
    let lateMs = 0;
    for (let i = 1; i <= 40; i += 1) {
      lateMs += 2000 + i * 100;
      arrivals.push(...parts(i * 1000, (i + 1) * 1000, lateMs));
    }
    const lengths = pausesOf(arrivals).map(([from = 0, until = 0]) => until - from);
    expect(lengths).toHaveLength(16);
    expect(Math.min(...lengths)).toBeGreaterThan(4000);
  });

  it("are in order and explain the wall clock of all media but for jitter, whatever arrives when", () => {
    const steps = fc.array(
      fc.record({ partMs: fc.integer({ min: 1, max: 2000 }), waitMs: fc.nat(15_000) }),
      { minLength: 1, maxLength: 15 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        let mediaMs = 0;
        let atMs = 0;
        const arrivals = all.map((step): [number, number] => {
          mediaMs += step.partMs;
          atMs = Math.max(atMs + step.waitMs, mediaMs);
          return [mediaMs, atMs];
        });
        const found = pausesOf(arrivals);
        const ends = found.flat();
        expect(ends).toEqual([...ends].sort((a, b) => a - b));
        const paused = found.reduce((sum, [from = 0, until = 0]) => sum + until - from, 0);
        const first = Math.min(...arrivals.map(([media, at]) => at - media));
        const last = (arrivals.at(-1)?.[1] ?? 0) - (arrivals.at(-1)?.[0] ?? 0);
        expect(last - first - paused).toBeGreaterThanOrEqual(0);
        // What an encoder's clock may differ by is none of them.
        expect(last - first - paused).toBeLessThan(2000 + mediaMs / 1000);
      }),
    );
  });
});
