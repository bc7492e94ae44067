import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { encodeFixture } from "@/lib/media/hls/encoded-fixture";
import { feed } from "@/lib/media/hls/segment-collector";
import { Segmenter } from "@/lib/media/hls/segmenter";
import { recordEvents } from "@/lib/media/record/record-events";
import { Recorder } from "@/lib/media/record/recorder";
import type { RecordingManifest } from "@/lib/media/record/recording-manifest";
import { announceLive, beginPush, endPush } from "./live-fixture";
import type { TestServices } from "./services-fixture";
import { applyStreamEvent } from "./stream-events";

const startedMs = 1_800_000_000_000;
const settings = { partDurationMs: 500, segmentDurationMs: 2000, maxSegmentMs: 20_000 };

/** A recording that the engine made, to be copied into the data folders of tests. */
export interface MadeRecording {
  readonly directory: string;
  readonly manifest: RecordingManifest;
}

/** Records pushes of so many seconds each, with a key frame every two seconds. */
export async function makeRecording(...pushSeconds: readonly number[]): Promise<MadeRecording> {
  const directory = path.join(mkdtempSync(path.join(tmpdir(), "own-tape-")), "x1");
  const ignore = (): void => undefined;
  const recorder = new Recorder({
    ...{ directory, streamName: "made", liveId: "x1", sequence: "1", minFreeBytes: 0 },
    ...{ maxSegmentMs: 20_000, now: () => startedMs },
    log: { info: ignore, warn: ignore, error: ignore },
  });
  const segmenter = new Segmenter(settings, recorder);
  const media = new Map<number, ReturnType<typeof encodeFixture>>();
  for (const seconds of pushSeconds) {
    const one = media.get(seconds) ?? encodeFixture({ seconds });
    media.set(seconds, one);
    feed(segmenter, one);
    segmenter.endPublisher();
  }
  const manifest = await recorder.finish(startedMs);
  if (!manifest) throw new Error("nothing was recorded");
  return { directory, manifest };
}

/** Where the files of a stream's recording are, or would be. */
export function folderOf(
  services: TestServices,
  userid: string,
  liveId = "x1",
  place = "",
): string {
  const stream = `${services.config.appBizid}_${userid}`;
  return path.join(services.config.dataDir, "recordings", place, stream, liveId);
}

/** Whether everybody can read them, nobody, or they are gone. */
export function placeOf(services: TestServices, userid: string, liveId = "x1") {
  if (existsSync(folderOf(services, userid, liveId))) return "served";
  return existsSync(folderOf(services, userid, liveId, ".withheld")) ? "withheld" : "gone";
}

/** A broadcast of that recording, its pushes `gapSeconds` apart. Returns the public id. */
export async function broadcastOf(
  services: TestServices,
  userid: string,
  made: MadeRecording,
  { pushSeconds = [made.manifest.durationMs / 1000], gapSeconds = 0 } = {},
): Promise<string> {
  const streamName = `${services.config.appBizid}_${userid}`;
  await announceLive(services, userid);
  const startedAtMs = services.now();
  for (const [index, seconds] of pushSeconds.entries()) {
    if (index > 0) services.advance(gapSeconds * 1000);
    await beginPush(services, userid, `push${index}`);
    services.advance(seconds * 1000);
    await endPush(services, userid, `push${index}`, index < pushSeconds.length - 1);
  }
  cpSync(made.directory, folderOf(services, userid), { recursive: true });
  const manifest = { ...made.manifest, streamName, startedAtMs, endedAtMs: services.now() };
  for (const event of recordEvents(manifest)) await applyStreamEvent(services, event);
  return `${manifest.liveId}-hls`;
}

/** What a decoder complains about. */
export function complaintsAbout(file: string): string {
  const local = file.endsWith(".m3u8") ? ["-allowed_extensions", "ALL"] : [];
  const args = ["-v", "warning", ...local, "-i", file, "-f", "null", "-"];
  return execFileSync("ffmpeg", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
