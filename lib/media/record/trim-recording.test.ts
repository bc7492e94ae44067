import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { encodeFixture, type FixtureOptions } from "@/lib/media/hls/encoded-fixture";
import { feed } from "@/lib/media/hls/segment-collector";
import { Segmenter } from "@/lib/media/hls/segmenter";
import { DamagedMediaError } from "./mp4-boxes";
import { Recorder } from "./recorder";
import { DiskFullError, trimRecording } from "./trim-recording";
import { cutPointsOf, TrimSource } from "./trim-source";

const settings = { partDurationMs: 500, segmentDurationMs: 2000, maxSegmentMs: 20_000 };

/** A recording of several pushes, as the engine leaves it. */
async function recordingOf(...pushes: FixtureOptions[]): Promise<string> {
  const directory = path.join(mkdtempSync(path.join(tmpdir(), "trim-")), "alice", "x1");
  const ignore = (): void => undefined;
  const recorder = new Recorder({
    ...{ directory, streamName: "alice", liveId: "x1", sequence: "1", minFreeBytes: 0 },
    ...{ maxSegmentMs: 20_000, now: () => 1_800_000_000_000 },
    log: { info: ignore, warn: ignore, error: ignore },
  });
  const segmenter = new Segmenter(settings, recorder);
  for (const push of pushes) {
    feed(segmenter, encodeFixture(push));
    segmenter.endPublisher();
  }
  await recorder.finish(1_800_000_020_000);
  return directory;
}

function orderFor(from: string, startSeconds: number, endSeconds: number) {
  const root = path.dirname(path.dirname(from));
  const to = path.join(root, "alice", "x1-t1");
  const workspace = path.join(root, ".trimming");
  return { from, to, workspace, startSeconds, endSeconds, minFreeBytes: 0 };
}

function run(command: string, ...args: string[]) {
  const { stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  return { stdout, stderr };
}

function probe(file: string, stream: "v:0" | "a:0") {
  const entries = "packet=pts_time,dts_time,duration_time,flags:format=duration";
  const { stdout } = run(
    "ffprobe",
    ...["-v", "error", "-allowed_extensions", "ALL", "-select_streams", stream],
    ...["-show_entries", entries, "-of", "json", file],
  );
  const { packets, format } = JSON.parse(stdout) as {
    readonly packets: { pts_time: string; dts_time: string; flags: string }[];
    readonly format: { duration: string };
  };
  return { packets, durationSeconds: Number(format.duration) };
}

/** Complaints of a decoder about the whole file. */
function complaints(file: string): string {
  const local = file.endsWith(".m3u8") ? ["-allowed_extensions", "ALL"] : [];
  const { stderr } = run("ffmpeg", "-v", "warning", ...local, "-i", file, "-f", "null", "-");
  // It always says so of a playlist with two files.
  return stderr.replace(/^.*Found duplicated MOOV Atom.*\n/gm, "");
}

/** By how much the sound begins after the picture. */
function soundAfterPicture(file: string): number {
  const first = (stream: "v:0" | "a:0") => Number(probe(file, stream).packets[0]?.dts_time);
  return first("a:0") - first("v:0");
}

async function pointsOf(directory: string): Promise<number[]> {
  const source = await TrimSource.open(directory);
  try {
    return await cutPointsOf(source);
  } finally {
    await source.close();
  }
}

describe("a trimmed recording", () => {
  it("plays from a key frame at 0, as long as it says, with sound and picture together", async () => {
    const from = await recordingOf({ seconds: 14, gopFrames: 60, bFrames: 2 });
    const order = orderFor(from, 4.4, 9.7);
    const trimmed = await trimRecording(order);
    expect(trimmed.startSeconds).toBeCloseTo(4, 1);
    expect(trimmed.endSeconds).toBeCloseTo(10, 1);
    expect(trimmed.epochs).toBe(1);
    const wanted = trimmed.endSeconds - trimmed.startSeconds;
    const mp4 = path.join(order.to, "e0.mp4");
    for (const file of [mp4, path.join(order.to, "index.m3u8")]) {
      expect(complaints(file)).toBe("");
      const { packets, durationSeconds } = probe(file, "v:0");
      expect(durationSeconds).toBeGreaterThan(wanted - 0.05);
      expect(durationSeconds).toBeLessThan(wanted + 0.15);
      expect(packets[0]?.flags).toMatch(/^K/);
      expect(packets.length).toBeCloseTo(wanted * 30, -1);
    }
    expect(Number(probe(mp4, "v:0").packets[0]?.dts_time)).toBe(0);
    // Within a frame of sound.
    expect(Math.abs(soundAfterPicture(mp4))).toBeLessThan(1024 / 44_100 + 0.001);
    expect(complaints(path.join(order.to, "poster.mp4"))).toBe("");
    expect(JSON.parse(readFileSync(path.join(order.to, "recording.json"), "utf8"))).toMatchObject({
      ...{ liveId: "x1-t1", state: "reported", epochs: 1, sizeBytes: trimmed.sizeBytes },
    });
    expect(readdirSync(path.dirname(order.to))).toEqual(["x1", "x1-t1"]);
  });

  it("has the very pictures and sounds of the part that it is", async () => {
    const from = await recordingOf({ seconds: 10, gopFrames: 30 });
    const order = orderFor(from, 4, 8);
    const { startSeconds, endSeconds } = await trimRecording(order);
    const frames = (file: string, ...cut: string[]) =>
      run("ffmpeg", "-v", "error", ...cut, "-i", file, "-map", "0:v", "-f", "framemd5", "-")
        .stdout.split("\n")
        .filter((line) => !line.startsWith("#"))
        .map((line) => line.split(",").at(-1));
    const all = frames(path.join(from, "e0.mp4"));
    const first = Math.round(startSeconds * 30);
    const kept = all.slice(first, Math.round(endSeconds * 30));
    expect(frames(path.join(order.to, "e0.mp4")).slice(0, kept.length)).toEqual(kept);
    const shift = soundAfterPicture(path.join(order.to, "e0.mp4"));
    expect(Math.abs(shift)).toBeLessThan(0.025);
  });

  it("keeps a border between pushes, and both files begin anew", async () => {
    const from = await recordingOf({ seconds: 8 }, { seconds: 8 });
    const order = orderFor(from, 4, 12);
    const trimmed = await trimRecording(order);
    expect(trimmed.epochs).toBe(2);
    const playlist = readFileSync(path.join(order.to, "index.m3u8"), "utf8");
    expect(playlist.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1);
    expect(complaints(path.join(order.to, "index.m3u8"))).toBe("");
    const alone = orderFor(from, 9, 99);
    const second = await trimRecording({ ...alone, to: `${alone.to}b` });
    expect(second.epochs).toBe(1);
    expect(complaints(path.join(`${alone.to}b`, "e0.mp4"))).toBe("");
    expect(Number(probe(path.join(`${alone.to}b`, "e0.mp4"), "v:0").packets[0]?.dts_time)).toBe(0);
  });

  it("can be of sound alone or of picture alone", async () => {
    for (const only of [{ video: false }, { audio: false }]) {
      const from = await recordingOf({ seconds: 9, ...only });
      const order = orderFor(from, 3, 7);
      const { startSeconds, endSeconds } = await trimRecording(order);
      expect(complaints(path.join(order.to, "e0.mp4"))).toBe("");
      const { durationSeconds } = probe(path.join(order.to, "e0.mp4"), only.video ? "v:0" : "a:0");
      expect(durationSeconds).toBeGreaterThan(endSeconds - startSeconds - 0.1);
    }
  });

  it("can be trimmed again", async () => {
    const from = await recordingOf({ seconds: 14, bFrames: 2 });
    const once = orderFor(from, 2, 12);
    await trimRecording(once);
    const twice = { ...orderFor(from, 2, 6), from: once.to, to: `${once.to}b` };
    const { startSeconds, endSeconds } = await trimRecording(twice);
    expect(endSeconds - startSeconds).toBeCloseTo(4, 1);
    expect(complaints(path.join(twice.to, "e0.mp4"))).toBe("");
  });
});

describe("cut points", () => {
  it("are the beginning, the segments with a key frame, and the end", async () => {
    const points = await pointsOf(await recordingOf({ seconds: 10, gopFrames: 90 }));
    expect(points.map((point) => Math.round(point))).toEqual([0, 3, 6, 9, 10]);
  });
});

describe("what goes wrong", () => {
  it("leaves nothing behind on a full disk, and the old as it was", async () => {
    const from = await recordingOf({ seconds: 6 });
    const before = readFileSync(path.join(from, "index.m3u8"), "utf8");
    const order = { ...orderFor(from, 2, 4), minFreeBytes: Number.MAX_SAFE_INTEGER };
    await expect(trimRecording(order)).rejects.toThrow(DiskFullError);
    expect(existsSync(order.workspace)).toBe(false);
    expect(existsSync(order.to)).toBe(false);
    expect(readFileSync(path.join(from, "index.m3u8"), "utf8")).toBe(before);
  });

  it("refuses a recording whose files are damaged", async () => {
    const from = await recordingOf({ seconds: 8 });
    const short = `${from}-short`;
    cpSync(from, short, { recursive: true });
    truncateSync(path.join(short, "e0.mp4"), 5000);
    const zeros = `${from}-zeros`;
    cpSync(from, zeros, { recursive: true });
    const bytes = readFileSync(path.join(zeros, "e0.mp4"));
    bytes.fill(0, 3000);
    writeFileSync(path.join(zeros, "e0.mp4"), bytes);
    const boundless = `${from}-boundless`;
    cpSync(from, boundless, { recursive: true });
    const playlist = path.join(boundless, "index.m3u8");
    const text = readFileSync(playlist, "utf8");
    writeFileSync(playlist, text.replace(/BYTERANGE:\d+@/g, "BYTERANGE:99999999999999999999@"));
    for (const damaged of [short, zeros, boundless]) {
      const order = orderFor(damaged, 2, 6);
      await expect(trimRecording(order)).rejects.toThrow(DamagedMediaError);
      expect(existsSync(order.workspace)).toBe(false);
      expect(existsSync(order.to)).toBe(false);
    }
  });

  it("begins anew over what a killed server left", async () => {
    const from = await recordingOf({ seconds: 6 });
    const order = orderFor(from, 2, 4);
    cpSync(from, order.workspace, { recursive: true });
    await trimRecording(order);
    expect(complaints(path.join(order.to, "e0.mp4"))).toBe("");
    expect(existsSync(order.workspace)).toBe(false);
  });
});
