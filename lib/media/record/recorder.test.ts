import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { encodeFixture } from "@/lib/media/hls/encoded-fixture";
import { feed } from "@/lib/media/hls/segment-collector";
import { Segmenter } from "@/lib/media/hls/segmenter";
import type { MediaLog } from "@/lib/media/types";
import { finalizeRecording } from "./finalize-recording";
import { recordEvents } from "./record-events";
import { Recorder } from "./recorder";
import { readManifest } from "./recording-manifest";
import { recoverRecordings } from "./recover-recordings";

const SETTINGS = { partDurationMs: 500, segmentDurationMs: 2000, maxSegmentMs: 20_000 };
const media = encodeFixture({ seconds: 5 });
const STARTED = Date.UTC(2026, 0, 1);

function silentLog(): MediaLog & { readonly errors: string[] } {
  const errors: string[] = [];
  const ignore = (): void => undefined;
  return { errors, info: ignore, warn: ignore, error: (_, message) => errors.push(message) };
}

function recorderIn(root: string, minFreeBytes = 0, log: MediaLog = silentLog()): Recorder {
  return new Recorder({
    directory: path.join(root, "alice", "x1"),
    streamName: "alice",
    liveId: "x1",
    sequence: "42",
    minFreeBytes,
    maxSegmentMs: 20_000,
    now: () => STARTED,
    log,
  });
}

function newRoot(): string {
  return mkdtempSync(path.join(tmpdir(), "recorder-"));
}

function decode(file: string): { errors: string; seconds: number } {
  const local = file.endsWith(".m3u8") ? ["-allowed_extensions", "ALL"] : [];
  const args = ["-v", "warning", "-stats", ...local, "-i", file];
  const { stderr } = spawnSync("ffmpeg", [...args, "-f", "null", "-"], { encoding: "utf8" });
  const lines = stderr.split(/[\r\n]+/).filter(Boolean);
  const [, minutes, seconds] = /time=\d+:(\d+):([\d.]+)/.exec(lines.at(-1) ?? "") ?? [];
  return {
    errors: lines.filter((line) => !line.startsWith("frame=")).join("\n"),
    seconds: Number(minutes) * 60 + Number(seconds),
  };
}

describe("recorder", () => {
  it("leaves a playlist and an MP4 with a duration that decode without a complaint", async () => {
    const root = newRoot();
    const recorder = recorderIn(root);
    const segmenter = new Segmenter(SETTINGS, recorder);
    feed(segmenter, media);
    segmenter.endPublisher();
    const manifest = await recorder.finish(STARTED + 5000);
    const directory = path.join(root, "alice", "x1");

    expect(manifest).toMatchObject({ state: "finished", epochs: 1, endedAtMs: STARTED + 5000 });
    const playlist = readFileSync(path.join(directory, "index.m3u8"), "utf8");
    expect(playlist).toContain("#EXT-X-PLAYLIST-TYPE:VOD");
    expect(playlist).toContain("#EXT-X-TARGETDURATION:2\n");
    expect(playlist.endsWith("#EXT-X-ENDLIST\n")).toBe(true);
    for (const name of ["index.m3u8", "e0.mp4"]) {
      const { errors, seconds } = decode(path.join(directory, name));
      expect(errors).toBe("");
      expect(seconds).toBeGreaterThan(4.9);
    }
    expect(readFileSync(path.join(directory, "e0.mp4")).includes("mehd")).toBe(true);
    if (!manifest) throw new Error("unreachable");
    expect(recordEvents(manifest).map((event) => [event.format, event.fileId, event.url])).toEqual([
      ["hls", "x1-hls", "/tapes/alice/x1/index.m3u8"],
      ["mp4", "x1-mp4", "/tapes/alice/x1/e0.mp4"],
    ]);
  });

  it("continues in a second file and then reports the playlist only", async () => {
    const recorder = recorderIn(newRoot());
    const segmenter = new Segmenter(SETTINGS, recorder);
    feed(segmenter, media);
    segmenter.endPublisher();
    feed(segmenter, media);
    segmenter.endPublisher();
    const manifest = await recorder.finish(STARTED);
    if (!manifest) throw new Error("nothing was recorded");
    expect(manifest.epochs).toBe(2);
    expect(manifest.durationMs).toBeGreaterThan(9900);
    expect(recordEvents(manifest).map((event) => event.format)).toEqual(["hls"]);
  });

  it("leaves nothing behind when there was no media", async () => {
    const root = newRoot();
    const recorder = recorderIn(root);
    expect(await recorder.finish(STARTED)).toBeUndefined();
    const second = recorderIn(root);
    second.onEpoch({ index: 0, init: Buffer.from("init") });
    expect(await second.finish(STARTED)).toBeUndefined();
    expect(existsSync(path.join(root, "alice", "x1"))).toBe(false);
  });

  it("stops itself and nothing else when the disk has too little space", async () => {
    const log = silentLog();
    const recorder = recorderIn(newRoot(), Number.MAX_SAFE_INTEGER, log);
    const segmenter = new Segmenter(SETTINGS, recorder);
    feed(segmenter, media);
    segmenter.endPublisher();
    expect(await recorder.finish(STARTED)).toBeUndefined();
    expect(recorder.error).toMatch(/less than \d+ MiB free/);
    expect(log.errors).toHaveLength(1);
  });
});

describe("recovery", () => {
  it("keeps the segments that are wholly on the disk, and reports until told not to", async () => {
    const root = newRoot();
    const directory = path.join(root, "alice", "x1");
    const recorder = recorderIn(root);
    const segmenter = new Segmenter(SETTINGS, recorder);
    feed(segmenter, media);
    // The state of a killed server: everything written, nothing finalised.
    const written = path.join(directory, "e0.mp4");
    await expect.poll(() => (existsSync(written) ? statSync(written).size : 0)).toBeGreaterThan(0);
    await expect
      .poll(
        () => readFileSync(path.join(directory, "index.m3u8"), "utf8").match(/#EXTINF/g)?.length,
      )
      .toBe(3);
    truncateSync(written, Math.floor(statSync(written).size * 0.7));

    const recovered = await recoverRecordings(root, silentLog());
    expect(recovered.map((one) => one.manifest.state)).toEqual(["finished"]);
    const kept = recovered[0]?.manifest.durationMs ?? 0;
    expect(kept).toBe(2000);
    for (const name of ["index.m3u8", "e0.mp4"]) {
      expect(decode(path.join(directory, name)).errors).toBe("");
    }
    expect(await recoverRecordings(root, silentLog())).toHaveLength(1);
    expect(await finalizeRecording(directory)).toEqual(await readManifest(directory));
  });

  it("passes over folders that are no recordings", async () => {
    expect(await recoverRecordings(path.join(newRoot(), "missing"), silentLog())).toEqual([]);
  });
});
