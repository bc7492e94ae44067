import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IngestAudio, IngestHealth, IngestVideo } from "./ingest";
import { findProblems } from "./ingest-problems";

const nowMs = 1_800_000_000_000;
const video: IngestVideo = {
  codec: "H.264",
  profile: "High",
  level: "4.0",
  width: 1280,
  height: 720,
  framesPerSecond: 30,
  kbps: 2500,
  averageFramesPerSecond: 30,
  averageKbps: 2450,
  keyFrameSeconds: 2,
  longestKeyFrameSeconds: 2,
  bFrames: false,
};
const audio: IngestAudio = {
  ...{ codec: "AAC", sampleRate: 48_000, channels: 2, kbps: 160, averageKbps: 160 },
};
const healthy: IngestHealth = {
  source: "engine",
  measuredAtMs: nowMs,
  lastMediaAtMs: nowMs - 40,
  video,
  audio,
  jitterMs: 12,
  gaps: 0,
  clockRate: 1,
};

const found = (health: Partial<IngestHealth>) => findProblems({ ...healthy, ...health }, nowMs);
const codes = (health: Partial<IngestHealth>) =>
  found(health).map(({ code, level }) => `${code} ${level}`);

describe("what is wrong with a push", () => {
  it("is nothing when everything is right", () => {
    expect(found({})).toEqual([]);
  });

  it.each<[Partial<IngestVideo>, string[]]>([
    [{ codec: "HEVC" }, ["videoCodec bad"]],
    [{ codec: "AV1", profile: "Main" }, ["videoCodec bad"]],
    [{ profile: "High 10" }, ["videoProfile bad"]],
    [{ profile: "High 4:2:2" }, ["videoProfile bad"]],
    [{ profile: "High 4:4:4 Predictive" }, ["videoProfile bad"]],
    [{ profile: "Extended" }, ["videoProfile bad"]],
    [{ profile: "Constrained Baseline" }, []],
    [{ profile: "" }, []],
    [{ keyFrameSeconds: 10, longestKeyFrameSeconds: 10 }, ["farKeyFrames bad"]],
    [{ keyFrameSeconds: 8.33 }, ["farKeyFrames bad"]],
    [{ keyFrameSeconds: 4 }, ["wideKeyFrames warn"]],
    [{ keyFrameSeconds: 2.002 }, []],
    [{ keyFrameSeconds: 2, longestKeyFrameSeconds: 7 }, ["unevenKeyFrames warn"]],
    [{ keyFrameSeconds: 0, longestKeyFrameSeconds: 1.5 }, []],
    [{ keyFrameSeconds: 0, longestKeyFrameSeconds: 6 }, ["farKeyFrames bad"]],
    [{ keyFrameSeconds: 0, longestKeyFrameSeconds: 30 }, ["noKeyFrames bad"]],
    [{ keyFrameSeconds: null, longestKeyFrameSeconds: null }, []],
    [{ framesPerSecond: 15, averageFramesPerSecond: 15 }, ["fewFrames warn"]],
    [{ framesPerSecond: 5, averageFramesPerSecond: null }, ["fewFrames bad"]],
    [{ framesPerSecond: 20, averageFramesPerSecond: 30 }, ["framesFalling warn"]],
    [{ framesPerSecond: 10, averageFramesPerSecond: 30 }, ["framesFailing bad"]],
    [
      { framesPerSecond: 120, averageFramesPerSecond: 120, averageKbps: 5000, kbps: 5000 },
      ["manyFrames warn"],
    ],
    [{ framesPerSecond: 59.94, averageFramesPerSecond: 59.94 }, []],
    [{ framesPerSecond: 0 }, ["videoStopped bad"]],
    [{ framesPerSecond: 0, averageFramesPerSecond: null }, []],
    [{ kbps: 700, averageKbps: 700 }, ["bitrateLow warn"]],
    [{ kbps: 700, averageKbps: null }, ["bitrateLow warn"]],
    [{ kbps: 700, averageKbps: 2450 }, ["bitrateFalling warn"]],
    [{ kbps: 1200, averageKbps: 2450 }, []],
    [{ kbps: 8000, averageKbps: 8000 }, ["bitrateHigh warn"]],
    [{ kbps: 20_000, averageKbps: 20_000 }, ["bitrateHigh bad"]],
    [{ kbps: 0 }, []],
    [{ width: 1281 }, ["oddSize warn"]],
    [{ width: 2560, height: 1440, averageKbps: 5000 }, ["largeSize warn"]],
    [{ width: 1920, height: 1088, averageKbps: 4500 }, []],
    [{ width: 1080, height: 1920, averageKbps: 4500 }, []],
    [{ width: 0, height: 0 }, []],
    [{ bFrames: true }, ["bFrames hint"]],
    [{ bFrames: null }, []],
  ])("in a picture with %j is %j", (change, expected) => {
    expect(codes({ video: { ...video, ...change } })).toEqual(expected);
  });

  it.each<[Partial<IngestAudio>, string[]]>([
    [{ sampleRate: 44_100 }, []],
    [{ sampleRate: 32_000 }, ["sampleRate warn"]],
    [{ sampleRate: 96_000 }, ["sampleRate warn"]],
    [{ sampleRate: 0 }, []],
    [{ kbps: 32 }, ["audioLow warn"]],
    [{ kbps: 2 }, ["audioSilent warn"]],
    [{ kbps: 0 }, ["audioStopped bad"]],
    [{ kbps: 0, averageKbps: null }, []],
  ])("in sound with %j is %j", (change, expected) => {
    expect(codes({ audio: { ...audio, ...change } })).toEqual(expected);
  });

  it.each<[Partial<IngestHealth>, string[]]>([
    [{ video: null }, ["audioOnly bad"]],
    [{ audio: null }, ["noAudio warn"]],
    [{ video: null, audio: null }, ["nothing warn"]],
    [{ lastMediaAtMs: nowMs - 1900 }, []],
    [{ lastMediaAtMs: nowMs - 3000 }, ["quiet warn"]],
    [{ lastMediaAtMs: nowMs - 8000, jitterMs: 900, gaps: 3 }, ["silent bad"]],
    [{ lastMediaAtMs: nowMs + 60_000 }, []],
    [{ lastMediaAtMs: null }, []],
    [{ jitterMs: 200 }, ["uneven warn"]],
    [{ jitterMs: 900 }, ["uneven bad"]],
    [{ gaps: 1 }, ["gaps hint"]],
    [{ gaps: 5 }, ["gaps warn"]],
    [{ clockRate: 1.009 }, []],
    [{ clockRate: 1.02 }, ["clockFast warn"]],
    [{ clockRate: 0.9 }, ["clockSlow bad"]],
    [{ clockRate: 0 }, ["clockStands bad"]],
    [{ jitterMs: null, gaps: null, clockRate: null }, []],
  ])("with %j is %j", (change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it("is named in figures that can be read", () => {
    expect(found({ video: { ...video, keyFrameSeconds: 8.3333 } })[0]?.values).toEqual({
      seconds: 8.3,
    });
    expect(found({ video: { ...video, kbps: 612.4, averageKbps: 640.2 } })[0]?.values).toEqual({
      ...{ kbps: 612, average: 640, wanted: 900, height: 720, highest: 6000 },
    });
    expect(found({ clockRate: 1.0234 })[0]?.values).toEqual({ percent: 2.3 });
    expect(found({ lastMediaAtMs: nowMs - 8400 })[0]?.values).toEqual({ seconds: 8 });
  });
});

const anyNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_VALUE),
  fc.nat(100_000),
);
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const anyHealth: fc.Arbitrary<IngestHealth> = fc.record({
  source: fc.constantFrom("engine" as const, "cloud" as const),
  measuredAtMs: anyNumber,
  lastMediaAtMs: orNull(anyNumber),
  video: orNull(
    fc.record({
      codec: fc.oneof(fc.string(), fc.constant("H.264")),
      profile: fc.string(),
      level: fc.string(),
      width: anyNumber,
      height: anyNumber,
      framesPerSecond: anyNumber,
      kbps: anyNumber,
      averageFramesPerSecond: orNull(anyNumber),
      averageKbps: orNull(anyNumber),
      keyFrameSeconds: orNull(anyNumber),
      longestKeyFrameSeconds: orNull(anyNumber),
      bFrames: orNull(fc.boolean()),
    }),
  ),
  audio: orNull(
    fc.record({
      codec: fc.string(),
      sampleRate: anyNumber,
      channels: anyNumber,
      kbps: anyNumber,
      averageKbps: orNull(anyNumber),
    }),
  ),
  jitterMs: orNull(anyNumber),
  gaps: orNull(anyNumber),
  clockRate: orNull(anyNumber),
});

describe("whatever arrives", () => {
  it("is judged without failing, the worst first, each problem once and in finite figures", () => {
    const rank = { bad: 0, warn: 1, hint: 2 };
    fc.assert(
      fc.property(anyHealth, anyNumber, (health, atMs) => {
        const problems = findProblems(health, atMs);
        const ranks = problems.map(({ level }) => rank[level]);
        expect(ranks).toEqual([...ranks].sort());
        expect(new Set(problems.map(({ code }) => code)).size).toBe(problems.length);
        for (const value of problems.flatMap(({ values }) => Object.values(values))) {
          expect(typeof value === "string" || Number.isFinite(value)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("has no problem while every figure is a good one, wherever they vary within that", () => {
    const goodHealth = fc
      .record({
        size: fc.constantFrom([1280, 720], [1920, 1080], [640, 360], [720, 1280], [854, 480]),
        frames: fc.double({ min: 24, max: 60, noNaN: true }),
        bitsPerPixel: fc.double({ min: 0.05, max: 0.1, noNaN: true }),
        steady: fc.double({ min: 0.85, max: 1.1, noNaN: true }),
        keyFrameSeconds: fc.double({ min: 0.1, max: 2, noNaN: true }),
        audioKbps: fc.integer({ min: 64, max: 320 }),
        sampleRate: fc.constantFrom(44_100, 48_000),
        jitterMs: fc.integer({ min: 0, max: 150 }),
        clockRate: fc.double({ min: 0.991, max: 1.009, noNaN: true }),
        ageMs: fc.integer({ min: 0, max: 2000 }),
      })
      .map((one): IngestHealth => {
        const [width = 0, height = 0] = one.size;
        const averageKbps = Math.min(5000, (width * height * one.frames * one.bitsPerPixel) / 1000);
        return {
          ...healthy,
          lastMediaAtMs: nowMs - one.ageMs,
          ...{ jitterMs: one.jitterMs, clockRate: one.clockRate },
          video: {
            ...video,
            ...{ width, height, averageKbps },
            ...{ framesPerSecond: one.frames, averageFramesPerSecond: one.frames },
            ...{ kbps: averageKbps * one.steady },
            ...{ keyFrameSeconds: one.keyFrameSeconds, longestKeyFrameSeconds: 2 },
          },
          audio: { ...audio, kbps: one.audioKbps, sampleRate: one.sampleRate },
        };
      });
    fc.assert(
      fc.property(goodHealth, (health) => {
        expect(findProblems(health, nowMs)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
