import { expect, it } from "vitest";
import type { IngestHealth } from "@/lib/shared/ingest";
import { findProblems } from "@/lib/shared/ingest-problems";
import { healthParts } from "./health-parts";

const nowMs = 1_800_000_000_000;
const health: IngestHealth = {
  ...{ source: "engine", measuredAtMs: nowMs, lastMediaAtMs: nowMs },
  video: {
    ...{ codec: "H.264", profile: "High", level: "4.0", width: 1280, height: 720 },
    ...{ framesPerSecond: 30, kbps: 2500, averageFramesPerSecond: 30, averageKbps: 2500 },
    ...{ keyFrameSeconds: 2, longestKeyFrameSeconds: 2, bFrames: false },
  },
  audio: { codec: "AAC", sampleRate: 48_000, channels: 2, kbps: 128, averageKbps: 128 },
  ...{ jitterMs: 10, gaps: 0, clockRate: 1 },
};
const levels = (change: Partial<IngestHealth>) => {
  const changed = { ...health, ...change };
  return healthParts(changed, findProblems(changed, nowMs)).map(({ level }) => level);
};

it("is good in every part when everything that arrives is", () => {
  expect(levels({})).toEqual(["ok", "ok", "ok", "ok", "ok"]);
});

it("is as bad in a part as the worst that was found about it", () => {
  const video = { ...health.video, keyFrameSeconds: 10, width: 1281, codec: "HEVC" };
  expect(levels({ video: { ...health.video, ...video } as IngestHealth["video"] })).toEqual([
    ...["ok", "bad", "bad", "ok", "ok"],
  ]);
});

it("knows nothing of what has not come, and of nobody's push", () => {
  expect(levels({ video: null })).toEqual(["none", "bad", "none", "ok", "ok"]);
  expect(levels({ audio: null })).toEqual(["ok", "ok", "ok", "warn", "ok"]);
  expect(levels({ lastMediaAtMs: nowMs - 9000 })).toEqual(["none", "none", "none", "none", "bad"]);
  expect(healthParts(null, []).map(({ level }) => level)).toEqual(Array(5).fill("none"));
});
