import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PushFact } from "./push-facts";
import {
  mediaOffsetMs,
  type RecordedFile,
  type ReplayTimeline,
  replayTimeline,
  returnsOf,
  timelineEndMs,
  wallClockMs,
} from "./replay-timeline";

const t0 = 1_800_000_000_000;
/** Milliseconds of floating-point noise that a stretched piece may have. */
const noiseMs = 0.01;

/** Two neighbouring numbers of the size of a wall clock are so far apart. */
const clockStepMs = 2 ** -11;

/** The most media milliseconds that one of the wall clock stands for. */
function steepest(timeline: ReplayTimeline): number {
  const slopes = timeline.map(({ startMs, endMs, offsetMs }, index) => {
    const endOffsetMs = timeline[index + 1]?.offsetMs ?? timelineEndMs(timeline);
    return endMs > startMs ? (endOffsetMs - offsetMs) / (endMs - startMs) : 0;
  });
  return Math.max(...slopes);
}

function push(startedMs: number, endedMs: number | null): PushFact {
  const sequence = String(startedMs);
  const base = { id: sequence, streamName: "1000_alice", sequence, seed: sequence };
  return { ...base, startedMs, endedMs, resumable: true, endedBy: "report" };
}

function file(startMs: number, endMs: number, durationMs: number): RecordedFile {
  return { startMs, endMs, durationMs };
}

/** Any pushes with gaps, and a recording of them that is about as long as they were. */
const anyTimeline: fc.Arbitrary<ReplayTimeline> = fc
  .record({
    spans: fc.array(
      fc.record({
        gapMs: fc.integer({ min: 0, max: 90_000 }),
        ms: fc.integer({ max: 4e6, min: 1 }),
      }),
      { maxLength: 8 },
    ),
    errorMs: fc.integer({ min: -20_000, max: 20_000 }),
    leadMs: fc.integer({ min: 0, max: 3000 }),
  })
  .map(({ spans, errorMs, leadMs }) => {
    let atMs = t0;
    const pushes = spans.map(({ gapMs, ms }) => {
      const startMs = atMs + gapMs;
      atMs = startMs + ms;
      return push(startMs, atMs);
    });
    const sum = spans.reduce((total, { ms }) => total + ms, 0);
    const startMs = (pushes[0]?.startedMs ?? t0) + leadMs;
    return replayTimeline(file(startMs, Math.max(atMs, startMs), sum + errorMs), pushes);
  });
const anyWallMs = fc.integer({ min: t0 - 60_000, max: t0 + 4e7 });

describe("the media time of a moment", () => {
  it("is that of the wall clock since the beginning while one push runs", () => {
    const timeline = replayTimeline(file(t0, t0 + 60_000, 60_000), [push(t0 - 400, t0 + 60_000)]);
    expect(mediaOffsetMs(timeline, t0 + 12_345)).toBe(12_345);
    expect(wallClockMs(timeline, 12_345)).toBe(t0 + 12_345);
    expect(returnsOf(timeline)).toEqual([]);
  });

  it("leaves out the gap of a reconnection, which is a chapter", () => {
    const pushes = [push(t0, t0 + 20_000), push(t0 + 32_000, t0 + 62_000)];
    const timeline = replayTimeline(file(t0, t0 + 62_000, 50_000), pushes);
    expect(mediaOffsetMs(timeline, t0 + 19_000)).toBe(19_000);
    for (const wall of [20_000, 25_000, 32_000]) {
      expect(mediaOffsetMs(timeline, t0 + wall)).toBe(20_000);
    }
    expect(mediaOffsetMs(timeline, t0 + 42_000)).toBe(30_000);
    expect(wallClockMs(timeline, 30_000)).toBe(t0 + 42_000);
    expect(returnsOf(timeline)).toEqual([{ offsetMs: 20_000, gapMs: 12_000 }]);
  });

  it("counts from the first key frame of each push, which comes a little after its start", () => {
    const pushes = [push(t0, t0 + 20_000), push(t0 + 30_000, t0 + 50_000)];
    const timeline = replayTimeline(file(t0, t0 + 50_000, 38_000), pushes);
    expect(mediaOffsetMs(timeline, t0 + 20_000)).toBe(19_000);
    expect(mediaOffsetMs(timeline, t0 + 31_000)).toBe(19_000);
    expect(mediaOffsetMs(timeline, t0 + 50_000)).toBe(38_000);
  });

  it("stops where the recording stopped, when that was long before the broadcast's end", () => {
    const timeline = replayTimeline(file(t0, t0 + 600_000, 60_000), [push(t0, t0 + 600_000)]);
    expect(mediaOffsetMs(timeline, t0 + 30_000)).toBe(30_000);
    expect(mediaOffsetMs(timeline, t0 + 300_000)).toBe(60_000);
  });

  it("of a file that is one of several of a broadcast begins with that file", () => {
    const timeline = replayTimeline(file(t0 + 90_000, t0 + 180_000, 90_000), [
      push(t0, t0 + 30_000),
      push(t0 + 60_000, null),
    ]);
    expect(timeline).toHaveLength(1);
    expect(mediaOffsetMs(timeline, t0 + 100_000)).toBe(10_000);
  });

  it("follows the file alone where no push is known", () => {
    const timeline = replayTimeline(file(t0, t0 + 10_000, 10_000), []);
    expect(mediaOffsetMs(timeline, t0 + 4000)).toBe(4000);
  });

  it("is right to a second with usual encoders, although lengths are reported in whole seconds", () => {
    const span = fc.record({
      gapMs: fc.integer({ min: 500, max: 50_000 }),
      delayMs: fc.integer({ min: 50, max: 700 }),
      ms: fc.integer({ min: 3000, max: 600_000 }),
    });
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 3 }), fc.nat(99), (spans, percent) => {
        let wallMs = t0;
        let mediaMs = 0;
        const truth = spans.map(({ gapMs, delayMs, ms }) => {
          const startedMs = wallMs + gapMs;
          const firstMs = startedMs + delayMs;
          wallMs = firstMs + ms;
          mediaMs += ms;
          return { push: push(startedMs, wallMs), firstMs, offsetMs: mediaMs - ms, ms };
        });
        const recorded = file(truth[0]?.firstMs ?? t0, wallMs, Math.round(mediaMs / 1000) * 1000);
        const timeline = replayTimeline(
          recorded,
          truth.map((it) => it.push),
        );
        for (const { firstMs, offsetMs, ms } of truth) {
          const atMs = (ms * percent) / 100;
          const errorMs = mediaOffsetMs(timeline, firstMs + atMs) - (offsetMs + atMs);
          expect(Math.abs(errorMs)).toBeLessThanOrEqual(1000);
        }
      }),
    );
  });

  it("never runs backwards and stays within the recording", () => {
    fc.assert(
      fc.property(anyTimeline, anyWallMs, anyWallMs, (timeline, one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        const offsets = [mediaOffsetMs(timeline, early), mediaOffsetMs(timeline, late)] as const;
        expect(offsets[0]).toBeGreaterThanOrEqual(0);
        expect(offsets[0]).toBeLessThanOrEqual(offsets[1] + noiseMs);
        expect(offsets[1]).toBeLessThanOrEqual(timelineEndMs(timeline) + noiseMs);
      }),
    );
  });

  it("is the border of a gap for all of the gap", () => {
    fc.assert(
      fc.property(anyTimeline, fc.double({ min: 0, max: 1, noNaN: true }), (timeline, share) => {
        timeline.forEach((piece, index) => {
          const before = timeline[index - 1];
          if (!before) return;
          const wallMs = before.endMs + share * (piece.startMs - before.endMs);
          expect(mediaOffsetMs(timeline, wallMs)).toBeCloseTo(piece.offsetMs, 1);
        });
      }),
    );
  });

  it("comes back from the wall clock as it went there", () => {
    fc.assert(
      fc.property(anyTimeline, fc.double({ min: 0, max: 1, noNaN: true }), (timeline, share) => {
        const offsetMs = share * timelineEndMs(timeline);
        const errorMs = mediaOffsetMs(timeline, wallClockMs(timeline, offsetMs)) - offsetMs;
        expect(Math.abs(errorMs)).toBeLessThanOrEqual(noiseMs + steepest(timeline) * clockStepMs);
      }),
    );
  });

  it("leads back to the earliest moment that is so far", () => {
    fc.assert(
      fc.property(anyTimeline, anyWallMs, (timeline, wallMs) => {
        const offsetMs = mediaOffsetMs(timeline, wallMs);
        const backMs = wallClockMs(timeline, offsetMs);
        const floor = Math.max(wallMs, timeline[0].startMs);
        expect(backMs).toBeLessThanOrEqual(floor + noiseMs);
      }),
    );
  });
});
