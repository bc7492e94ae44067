import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { encodeFixture } from "./encoded-fixture";
import { findMehdOffset, initSegment } from "./fmp4";
import { posterMp4 } from "./poster";
import { feed, SegmentCollector } from "./segment-collector";
import { Segmenter } from "./segmenter";

const SETTINGS = { partDurationMs: 500, segmentDurationMs: 2000, maxSegmentMs: 20_000 };

const folder = mkdtempSync(path.join(tmpdir(), "segmenter-"));
let files = 0;

function toFile(bytes: Buffer): string {
  files += 1;
  const file = path.join(folder, `${files}.mp4`);
  writeFileSync(file, bytes);
  return file;
}

/** Packets as ffprobe reads them back, in seconds. */
function packets(bytes: Buffer): { type: string; dts: number; pts: number; duration: number }[] {
  const args = ["-v", "error", "-show_packets", "-of", "json", toFile(bytes)];
  const parsed: unknown = JSON.parse(execFileSync("ffprobe", args, { encoding: "utf8" }));
  const list = (parsed as { packets: Record<string, string>[] }).packets;
  return list.map((packet) => ({
    type: packet.codec_type ?? "",
    dts: Number(packet.dts_time),
    pts: Number(packet.pts_time),
    duration: Number(packet.duration_time),
  }));
}

/** What FFmpeg complains about when it decodes everything. */
function decodeErrors(bytes: Buffer): string {
  const args = ["-v", "warning", "-i", toFile(bytes), "-f", "null", "-"];
  return spawnSync("ffmpeg", args, { encoding: "utf8" }).stderr;
}

function segment(
  fixture: ReturnType<typeof encodeFixture>,
  retime?: Parameters<typeof feed>[2],
): SegmentCollector {
  const collector = new SegmentCollector();
  const segmenter = new Segmenter(SETTINGS, collector);
  feed(segmenter, fixture, retime);
  segmenter.endPublisher();
  return collector;
}

function expectContinuous(collector: SegmentCollector): void {
  let atMs = 0;
  for (const part of collector.parts) {
    expect(part.startMs).toBeCloseTo(atMs, 6);
    expect(part.durationMs).toBeGreaterThan(0);
    atMs = part.startMs + part.durationMs;
  }
}

function expectMonotonic(bytes: Buffer, longestStep: number): void {
  for (const type of ["video", "audio"]) {
    const track = packets(bytes).filter((packet) => packet.type === type);
    for (const [index, packet] of track.entries()) {
      const before = track[index - 1];
      if (!before) continue;
      expect(packet.dts).toBeGreaterThan(before.dts);
      expect(packet.dts - before.dts).toBeLessThan(longestStep);
    }
  }
}

const plain = encodeFixture({ seconds: 7 });

describe("segmenter", () => {
  it("cuts parts within the target and segments at key frames, the first one early", () => {
    const collector = segment(plain);
    expectContinuous(collector);
    for (const part of collector.parts) expect(part.durationMs).toBeLessThanOrEqual(500);
    const starts = collector.segments.map((one) => one.parts[0]?.startMs ?? -1);
    expect(starts).toEqual([0, 500, 2000, 4000, 6000]);
    const keys = collector.segments.map((one) => one.parts[0]?.startsWithKey);
    expect(keys).toEqual([true, false, true, true, true]);
  });

  it("writes a file that decodes without a complaint and keeps every frame", () => {
    const bytes = segment(plain).file();
    expect(decodeErrors(bytes)).toBe("");
    const read = packets(bytes);
    expect(read.filter((packet) => packet.type === "video")).toHaveLength(210);
    expect(read[0]?.dts).toBe(0);
    expectMonotonic(bytes, 0.05);
  });

  it("keeps signed composition offsets of B-frames", () => {
    const fixture = encodeFixture({ seconds: 3, bFrames: 3, audio: false });
    const bytes = segment(fixture).file();
    expect(decodeErrors(bytes)).toBe("");
    expect(packets(bytes).some((packet) => packet.pts > packet.dts)).toBe(true);
  });

  it("packages audio alone and video alone", () => {
    const audio = segment(encodeFixture({ seconds: 5, video: false }));
    expectContinuous(audio);
    expect(decodeErrors(audio.file())).toBe("");
    for (const part of audio.parts) expect(part.durationMs).toBeLessThanOrEqual(500);
    expect(audio.segments.length).toBeGreaterThanOrEqual(3);
    const video = segment(encodeFixture({ seconds: 5, audio: false }));
    expectContinuous(video);
    expect(decodeErrors(video.file())).toBe("");
  });

  it("cuts a GOP that never ends at the longest segment", () => {
    const collector = segment(
      encodeFixture({ seconds: 45, gopFrames: 9999, framesPerSecond: 10, audio: false }),
    );
    expectContinuous(collector);
    const lengths = collector.segments.map((one) =>
      one.parts.reduce((sum, part) => sum + part.durationMs, 0),
    );
    expect(Math.max(...lengths)).toBeLessThanOrEqual(20_000);
    expect(lengths.length).toBeGreaterThan(2);
  });

  it.each([
    ["an hour forward", (ms: number) => (ms >= 3000 ? ms + 3_600_000 : ms)],
    ["backwards", (ms: number) => (ms >= 3000 ? ms - 2500 : ms)],
    ["far from zero at the start", (ms: number) => ms + 123_456_789],
  ])("media time runs on when timestamps jump %s", (_, retime) => {
    const collector = segment(plain, retime);
    expectContinuous(collector);
    const last = collector.parts.at(-1);
    expect((last?.startMs ?? 0) + (last?.durationMs ?? 0)).toBeGreaterThan(6900);
    expect((last?.startMs ?? 0) + (last?.durationMs ?? 0)).toBeLessThan(7150);
    expectMonotonic(collector.file(), 0.15);
    expect(decodeErrors(collector.file())).toBe("");
  });

  it("fills vanished audio with silence and fits the returning audio to it", () => {
    const collector = segment(plain, (ms, kind) =>
      kind === "audio" && ms > 1500 && ms < 5000 ? undefined : ms,
    );
    expect(decodeErrors(collector.file())).toBe("");
    expectMonotonic(collector.file(), 0.05);
    const audio = packets(collector.file()).filter((packet) => packet.type === "audio");
    expect(audio.at(-1)?.dts).toBeGreaterThan(6.8);
  });

  it("fills audio that vanishes and never returns", () => {
    const collector = segment(plain, (ms, kind) =>
      kind === "audio" && ms > 1500 ? undefined : ms,
    );
    const audio = packets(collector.file()).filter((packet) => packet.type === "audio");
    expect(audio.at(-1)?.dts).toBeGreaterThan(6.8);
  });

  it("goes on with audio when video vanishes", () => {
    const collector = segment(plain, (ms, kind) =>
      kind === "video" && ms > 1500 && ms < 5000 ? undefined : ms,
    );
    expectContinuous(collector);
    expect(decodeErrors(collector.file())).toBe("");
  });

  it("begins a new epoch for a new configuration and for a new publisher, and media time runs on", () => {
    const collector = new SegmentCollector();
    const segmenter = new Segmenter(SETTINGS, collector);
    feed(segmenter, plain);
    const other = encodeFixture({ seconds: 2, bFrames: 2 });
    feed(segmenter, other);
    segmenter.endPublisher();
    feed(segmenter, plain);
    segmenter.endPublisher();
    expect(collector.epochs.map((epoch) => epoch.index)).toEqual([0, 1, 2]);
    expectContinuous(collector);
    for (const epoch of [0, 1, 2]) expect(decodeErrors(collector.file(epoch))).toBe("");
  });

  it("waits a second at most for a second track, and takes it in at a key frame later", () => {
    const collector = new SegmentCollector();
    const segmenter = new Segmenter(SETTINGS, collector);
    if (plain.video) segmenter.onVideoConfig(plain.video);
    let announced = false;
    for (const { kind, frame } of plain.frames) {
      if (kind === "video") segmenter.onVideo(frame);
      else if (frame.dtsMs > 2500) {
        if (!announced && plain.audio) segmenter.onAudioConfig(plain.audio);
        announced = true;
        segmenter.onAudio(frame);
      }
    }
    segmenter.endPublisher();
    expect(collector.epochs.map((epoch) => Boolean(epoch.audio))).toEqual([false, true]);
    expect(decodeErrors(collector.file(0))).toBe("");
    expect(decodeErrors(collector.file(1))).toBe("");
  });

  it("starts without delay when the metadata promises video only", () => {
    const collector = new SegmentCollector();
    const segmenter = new Segmenter(SETTINGS, collector);
    segmenter.onMetadata({ videocodecid: 7 });
    feed(segmenter, { ...plain, audio: undefined, frames: plain.frames.slice(0, 3) });
    expect(collector.epochs).toHaveLength(1);
  });
});

describe("boxes", () => {
  it("leave room for a duration", () => {
    const init = initSegment(plain);
    expect(init.toString("latin1", findMehdOffset(init) + 4, findMehdOffset(init) + 8)).toBe(
      "free",
    );
  });

  it("make a poster of one key frame", () => {
    const first = plain.frames.find((item) => item.kind === "video");
    if (!plain.video || first?.kind !== "video") throw new Error("the fixture has no video");
    const poster = posterMp4(plain.video, first.frame);
    expect(decodeErrors(poster)).toBe("");
    expect(packets(poster)).toHaveLength(1);
  });
});
