import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { encodeFixture } from "@/lib/media/hls/encoded-fixture";
import { initSegment } from "@/lib/media/hls/fmp4";
import type { MediaEpoch } from "@/lib/media/hls/media-part";
import { feed } from "@/lib/media/hls/segment-collector";
import { Segmenter } from "@/lib/media/hls/segmenter";
import type { MediaLog } from "@/lib/media/types";
import type { RecordingProblem } from "@/lib/shared/stream-event";
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

function recorderIn(
  root: string,
  minFreeBytes = 0,
  log: MediaLog = silentLog(),
  onProblem?: (problem: RecordingProblem) => void,
): Recorder {
  return new Recorder({
    directory: path.join(root, "alice", "x1"),
    streamName: "alice",
    liveId: "x1",
    sequence: "42",
    minFreeBytes,
    maxSegmentMs: 20_000,
    now: () => STARTED,
    log,
    onProblem,
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
    second.onEpoch({ index: 0, init: initSegment(media) });
    expect(await second.finish(STARTED)).toBeUndefined();
    expect(existsSync(path.join(root, "alice", "x1"))).toBe(false);
  });

  it("stops itself and nothing else when the disk has too little space", async () => {
    const log = silentLog();
    const problems: RecordingProblem[] = [];
    const recorder = recorderIn(newRoot(), Number.MAX_SAFE_INTEGER, log, (it) => problems.push(it));
    const segmenter = new Segmenter(SETTINGS, recorder);
    feed(segmenter, media);
    segmenter.endPublisher();
    expect(await recorder.finish(STARTED)).toBeUndefined();
    expect(recorder.problem).toBe("diskFull");
    expect(problems).toEqual(["diskFull"]);
    expect(log.errors).toHaveLength(1);
  });

  it("says when it cannot write or cannot make its files final, without naming a path", async () => {
    const root = newRoot();
    // A file where its folder should be.
    writeFileSync(path.join(root, "alice"), "");
    const problems: RecordingProblem[] = [];
    const blocked = recorderIn(root, 0, silentLog(), (it) => problems.push(it));
    const segmenter = new Segmenter(SETTINGS, blocked);
    feed(segmenter, media);
    segmenter.endPublisher();
    expect(await blocked.finish(STARTED)).toBeUndefined();
    expect(problems).toEqual(["diskError"]);

    const other = newRoot();
    const unfinished = recorderIn(other, 0, silentLog(), (it) => problems.push(it));
    const second = new Segmenter(SETTINGS, unfinished);
    feed(second, media);
    second.endPublisher();
    // A folder where the final playlist has to be written.
    const directory = path.join(other, "alice", "x1");
    await expect.poll(() => existsSync(directory)).toBe(true);
    mkdirSync(path.join(directory, "index.m3u8.tmp"));
    expect(await unfinished.finish(STARTED)).toBeUndefined();
    expect(problems).toEqual(["diskError", "notFinal"]);
  });

  it("starts at 0 when it began in the middle of a live, as a plain file too", async () => {
    const root = newRoot();
    const recorder = recorderIn(root);
    let epoch: MediaEpoch | undefined;
    let segments = 0;
    const segmenter = new Segmenter(SETTINGS, {
      onEpoch: (begun) => {
        epoch = begun;
      },
      onPart: (part) => segments >= 2 && recorder.onPart(part),
      onSegmentEnd: () => {
        segments += 1;
        if (segments > 2) recorder.onSegmentEnd();
        else if (segments === 2 && epoch) recorder.onEpoch({ ...epoch, index: 7 });
      },
    });
    feed(segmenter, media);
    segmenter.endPublisher();
    const manifest = await recorder.finish(STARTED + 5000);
    expect(manifest).toMatchObject({ epochs: 1 });
    expect(manifest?.durationMs).toBeLessThan(3100);
    for (const name of ["index.m3u8", "e0.mp4"]) {
      const file = path.join(root, "alice", "x1", name);
      expect(decode(file).errors).toBe("");
      const { stdout } = spawnSync(
        "ffprobe",
        [
          ...["-v", "error", "-allowed_extensions", "ALL"].slice(0, name.endsWith("mp4") ? 2 : 4),
          ...["-show_entries", "stream=start_time", "-of", "csv=p=0", file],
        ],
        { encoding: "utf8" },
      );
      for (const start of stdout.trim().split("\n")) expect(Number(start)).toBeLessThan(0.1);
    }
  });

  it("numbers its files by what they hold and takes everything back when told to", async () => {
    const root = newRoot();
    const recorder = recorderIn(root);
    recorder.onEpoch({ index: 0, init: initSegment(media) });
    const segmenter = new Segmenter(SETTINGS, recorder);
    feed(segmenter, media);
    segmenter.endPublisher();
    const manifest = await recorder.finish(STARTED);
    expect(manifest?.epochs).toBe(1);
    expect(existsSync(path.join(root, "alice", "x1", "e0.mp4"))).toBe(true);

    const refused = newRoot();
    const second = recorderIn(refused);
    const again = new Segmenter(SETTINGS, second);
    feed(again, media);
    again.endPublisher();
    await second.discard();
    expect(existsSync(path.join(refused, "alice", "x1"))).toBe(false);
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
