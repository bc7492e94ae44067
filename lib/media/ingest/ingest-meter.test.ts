import { describe, expect, it } from "vitest";
import type { AudioConfig, VideoConfig } from "@/lib/media/types";
import { IngestMeter } from "./ingest-meter";

const empty = new Uint8Array();
const video: VideoConfig = {
  ...{ codec: "avc1.64001f", profile: "High", level: "3.1", width: 1280, height: 720, avcC: empty },
};
const audio: AudioConfig = { codec: "mp4a.40.2", sampleRate: 48_000, channels: 2, asc: empty };

interface Sent {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly stepMs?: number;
  /** Its timestamps are those of the clock, less this. */
  readonly clockMs?: number;
}

function sendVideo(meter: IngestMeter, { fromMs, untilMs, stepMs = 40, clockMs = 0 }: Sent): void {
  meter.onVideoConfig(video);
  for (let ms = fromMs; ms < untilMs; ms += stepMs) {
    const key = (ms - fromMs) % 2000 === 0;
    meter.onVideo({ dtsMs: ms - clockMs, ctsMs: 0, key, data: new Uint8Array(5000) }, ms);
  }
}

function sendAudio(meter: IngestMeter, { fromMs, untilMs }: Sent): void {
  meter.onAudioConfig(audio);
  for (let ms = fromMs; ms < untilMs; ms += 20) {
    meter.onAudio({ dtsMs: ms, data: new Uint8Array(320) }, ms);
  }
}

describe("IngestMeter", () => {
  it("says nothing about what did not come", () => {
    const meter = new IngestMeter();
    meter.onVideoConfig(video);
    expect(meter.health(1000)).toEqual({
      ...{ source: "engine", measuredAtMs: 1000, lastMediaAtMs: null, video: null, audio: null },
      ...{ jitterMs: null, gaps: 0, clockRate: null },
    });
  });

  it("tells pictures alone from sound alone", () => {
    const seen = new IngestMeter();
    sendVideo(seen, { fromMs: 0, untilMs: 20_000 });
    expect(seen.health(20_000)).toMatchObject({
      video: {
        ...{ codec: "H.264", profile: "High", level: "3.1", width: 1280, height: 720 },
        ...{ framesPerSecond: 25, kbps: 1000, averageFramesPerSecond: 25, averageKbps: 1000 },
        ...{ keyFrameSeconds: 2, longestKeyFrameSeconds: 2, bFrames: false },
      },
      ...{ audio: null, jitterMs: 0, gaps: 0, lastMediaAtMs: 19_960 },
    });
    const heard = new IngestMeter();
    sendAudio(heard, { fromMs: 0, untilMs: 50_000 });
    expect(heard.health(50_000)).toMatchObject({
      audio: { codec: "AAC", sampleRate: 48_000, channels: 2, kbps: 128, averageKbps: 128 },
      ...{ video: null, jitterMs: 0, clockRate: 1 },
    });
  });

  it("has present rates of 0 after a silence, and counts it once while and after it lasts", () => {
    const meter = new IngestMeter();
    sendVideo(meter, { fromMs: 0, untilMs: 10_000 });
    expect(meter.health(10_900).gaps).toBe(0);
    expect(meter.health(11_000)).toMatchObject({ gaps: 1, video: { kbps: 1000 } });
    expect(meter.health(16_000)).toMatchObject({
      gaps: 1,
      video: { kbps: 0, framesPerSecond: 0, averageKbps: 1000 },
    });
    sendVideo(meter, { fromMs: 16_000, untilMs: 22_000 });
    expect(meter.health(22_000)).toMatchObject({ gaps: 1, video: { kbps: 1000 } });
  });

  it("notices that pictures stopped while sound goes on", () => {
    const meter = new IngestMeter();
    sendVideo(meter, { fromMs: 0, untilMs: 10_000 });
    sendAudio(meter, { fromMs: 0, untilMs: 20_000 });
    expect(meter.health(20_000)).toMatchObject({
      video: { kbps: 0, framesPerSecond: 0, averageFramesPerSecond: 25 },
      ...{ audio: { kbps: 128 }, gaps: 0 },
    });
  });

  it("takes the distance of slow pictures for no gap", () => {
    const meter = new IngestMeter();
    sendVideo(meter, { fromMs: 0, untilMs: 60_000, stepMs: 2000 });
    expect(meter.health(60_000)).toMatchObject({ gaps: 0, video: { framesPerSecond: 0.5 } });
    expect(meter.health(65_000).gaps).toBe(1);
  });

  it("goes on with the averages of the live when its publisher returns, and looks anew at it", () => {
    const meter = new IngestMeter();
    meter.beginPublisher();
    sendVideo(meter, { fromMs: 0, untilMs: 10_000 });
    sendAudio(meter, { fromMs: 0, untilMs: 10_000 });
    meter.beginPublisher();
    expect(meter.health(20_000)).toMatchObject({ video: null, audio: null, gaps: 1 });
    sendVideo(meter, { fromMs: 40_000, untilMs: 40_040, clockMs: 40_000 });
    expect(meter.health(40_040)).toMatchObject({
      video: { averageFramesPerSecond: 25, averageKbps: 1000, keyFrameSeconds: 0, bFrames: null },
      ...{ audio: null, gaps: 1, clockRate: null },
    });
    expect(meter.history(41_000)).toHaveLength(40);
  });
});
