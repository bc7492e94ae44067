import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { sendSecond, startTestEngine, type TestEngine } from "./engine-fixture";
import { fragment, initSegment } from "./hls/fmp4";
import { recordEvents } from "./record/record-events";
import { Recorder } from "./record/recorder";
import { recoverRecordings } from "./record/recover-recordings";
import { TestPublisher } from "./rtmp/test-publisher";

let at: TestEngine;
afterEach(() => at.stop());

const records = () => at.events.filter((event) => event.kind === "record");
const tapes = () => records().filter(({ format }) => format === "hls");

/** Errors that FFmpeg has with a recording, and how many seconds it finds. */
function decode(url: string): { errors: string; startsAt: number } {
  const file = path.join(at.recordingsDir, ...url.split("/").slice(2));
  const playlist = file.endsWith(".m3u8") ? ["-allowed_extensions", "ALL"] : [];
  const input = ["-v", "warning", ...playlist, "-i", file];
  const { stderr } = spawnSync("ffmpeg", [...input, "-f", "null", "-"], { encoding: "utf8" });
  const entries = ["-v", "error", ...playlist, "-show_entries", "format=start_time"];
  const probed = spawnSync("ffprobe", [...entries, "-of", "csv=p=0", file], { encoding: "utf8" });
  return { errors: stderr, startsAt: Number(probed.stdout.trim()) };
}

it("is switched on and off while the live goes on, in a folder of its own each time", async () => {
  at = await startTestEngine({ authorize: async () => ({ allowed: true, record: false }) });
  at.push("alice", { seconds: 60, gopFrames: 15 });
  await expect.poll(() => at.engine.stream("alice")?.framesPerSecond).toBeGreaterThan(0);
  expect(at.engine.stream("alice")?.recording).toBe(false);
  for (const count of [1, 2]) {
    at.engine.setRecording("alice", true);
    at.engine.setRecording("alice", true);
    expect(at.engine.stream("alice")?.recording).toBe(true);
    const folder = path.join(at.recordingsDir, "alice");
    await expect.poll(() => (count <= folders(folder).length ? segmentsIn(folder) : 0)).toBe(count);
    at.engine.setRecording("alice", false);
    await expect.poll(() => tapes().length).toBe(count);
    expect(at.engine.stream("alice")).toMatchObject({ recording: false, state: "live" });
  }
  const [first = "", second = ""] = folders(path.join(at.recordingsDir, "alice")).sort();
  expect(second).toBe(`${first}-2`);
  expect(records().map(({ fileId }) => fileId)).toEqual([
    ...[`${first}-hls`, `${first}-mp4`, `${second}-hls`, `${second}-mp4`],
  ]);
  for (const { url } of records()) {
    const { errors, startsAt } = decode(url);
    expect(errors).toBe("");
    expect(startsAt).toBeLessThan(0.1);
  }
  const [one, two] = tapes();
  expect(one?.startMs).toBeLessThan(two?.startMs ?? 0);
});

const folders = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
/** Recordings that have a picture in their files. */
const segmentsIn = (folder: string): number =>
  folders(folder).filter((it) => readdirSync(path.join(folder, it)).includes("e0.mp4")).length;

it("leaves nothing when it is switched off before its first segment", async () => {
  at = await startTestEngine({ authorize: async () => ({ allowed: true, record: false }) });
  at.push("alice", { seconds: 60 });
  await expect.poll(() => at.engine.stream("alice")?.framesPerSecond).toBeGreaterThan(0);
  at.engine.setRecording("alice", true);
  at.engine.setRecording("alice", false);
  await at.engine.endStream("alice", "enough");
  expect(folders(path.join(at.recordingsDir, "alice"))).toEqual([]);
  expect(records()).toEqual([]);
});

it("tells why it stopped, once, and the live goes on", async () => {
  at = await startTestEngine({ settings: { minFreeBytes: Number.MAX_SAFE_INTEGER } });
  at.push("alice", { seconds: 60 });
  await expect.poll(() => at.events.map(({ kind }) => kind)).toEqual(["start", "recordFailed"]);
  expect(at.events[1]).toMatchObject({ streamName: "alice", reason: "diskFull" });
  const [start, failed] = at.events;
  expect(failed?.kind === "recordFailed" && failed.sequence).toBe(
    start?.kind === "start" && start.sequence,
  );
  expect(at.engine.stream("alice")).toMatchObject({
    ...{ state: "live", recording: false, recordingError: "diskFull" },
  });
  await at.engine.endStream("alice", "enough");
  await expect.poll(() => at.events.map(({ kind }) => kind)).toContain("stop");
  expect(at.events.filter(({ kind }) => kind === "recordFailed")).toHaveLength(1);
});

it("is recovered after a crash under its own name", async () => {
  at = await startTestEngine();
  const quiet = { info() {}, warn() {}, error() {} };
  const directory = path.join(at.recordingsDir, "alice", "x1-2");
  const recorder = new Recorder({
    ...{ directory, streamName: "alice", liveId: "x1-2", sequence: "7", minFreeBytes: 0 },
    ...{ maxSegmentMs: 20_000, now: Date.now, log: quiet },
  });
  const asc = Buffer.from("1210", "hex");
  const audio = { codec: "mp4a.40.2", sampleRate: 44_100, channels: 2, asc };
  recorder.onEpoch({ index: 3, init: initSegment({ audio }), audio });
  const part = { startMs: 9000, durationMs: 500, independent: true, startsWithKey: true };
  const samples = [{ data: Buffer.alloc(9), durationTicks: 22_050, ctsTicks: 0, key: true }];
  const run = { baseTicks: 9 * 44_100, samples };
  recorder.onPart({ ...part, bytes: fragment({ sequence: 1, audio: run }) });
  recorder.onSegmentEnd();
  await expect.poll(() => recordedLines(directory)).toContain("e0.mp4");
  const [found] = await recoverRecordings(at.recordingsDir, quiet);
  expect(found && recordEvents(found.manifest).map(({ url }) => url)).toEqual([
    "/tapes/alice/x1-2/index.m3u8",
    "/tapes/alice/x1-2/e0.mp4",
  ]);
});

const recordedLines = (directory: string): string[] => folders(directory);

it("ends with its live, and who publishes before the old connection is gone has a live anew", async () => {
  at = await startTestEngine();
  const first = new TestPublisher(at.engine.rtmpPort);
  await first.publish("alice");
  const bringMedia = async (publisher: TestPublisher) => {
    for (const fromMs of [0, 1000, 2000]) sendSecond(publisher, { fromMs });
    await expect.poll(() => at.engine.stream("alice")?.framesPerSecond).toBeGreaterThan(0);
  };
  await bringMedia(first);
  // It does not hear that it is to go.
  first.socket.pause();
  const ended = at.engine.endStream("alice", "enough");
  const second = new TestPublisher(at.engine.rtmpPort);
  expect(await second.publish("alice")).toBe("NetStream.Publish.Start");
  first.socket.resume();
  await ended;
  await expect.poll(() => tapes().length).toBe(1);
  await bringMedia(second);
  expect(at.engine.stream("alice")).toMatchObject({ state: "live" });
  await at.engine.endStream("alice", "enough");
  await expect.poll(() => tapes().length).toBe(2);
  expect(new Set(tapes().map(({ url }) => url)).size).toBe(2);
  expect(at.events.map(({ kind }) => kind).filter((kind) => kind !== "record")).toEqual([
    ...["start", "stop", "start", "stop"],
  ]);
});
