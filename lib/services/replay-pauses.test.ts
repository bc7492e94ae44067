import { access } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { insertChatMessage } from "@/db/repositories/chat-messages";
import { findLive } from "@/db/repositories/live";
import { sessionsOfStreamSince } from "@/db/repositories/live-sessions";
import { encodeFixture } from "@/lib/media/hls/encoded-fixture";
import { LiveStream } from "@/lib/media/live-stream";
import { recordEvents } from "@/lib/media/record/record-events";
import type { RecordingManifest } from "@/lib/media/record/recording-manifest";
import type { StreamEvent } from "@/lib/shared/stream-event";
import { announceLive } from "./live-fixture";
import { replayChatOf, tapePageOf } from "./replay";
import { typicalLatencyMs } from "./replay-script";
import { openTestServices, type TestServices } from "./services-fixture";
import { applyStreamEvent } from "./stream-events";

const alice = "alice_01";
const streamName = "1000_alice_01";
const media = encodeFixture({ seconds: 30, framesPerSecond: 10, gopFrames: 10, audio: false });
const pauseMs = 12_000;
/** The publisher stalls when it has sent so much. */
const stallAtMs = 10_000;

let services: TestServices;
let startMs: number;
beforeEach(async () => {
  services = openTestServices();
  await announceLive(services, alice);
  startMs = services.now();
});
afterEach(() => services.close());

/** What becomes of a frame that was made at that moment: when it comes, with which timestamp. */
type Stall = (madeMs: number) => { readonly arrivesMs: number; readonly dtsMs: number } | null;

/** The whole broadcast through the engine and its events through the services. */
async function broadcast(stall: Stall): Promise<void> {
  const events: StreamEvent[] = [];
  const statuses = new Set<number | undefined>();
  let finished: ((manifest: RecordingManifest | undefined) => void) | undefined;
  const recording = new Promise<RecordingManifest | undefined>((resolve) => {
    finished = resolve;
  });
  const quiet = () => undefined;
  const recordingsDir = path.join(services.config.dataDir, "recordings");
  const stream = new LiveStream({
    ...{ streamName, liveId: "x1", recordingsDir },
    settings: {
      ...{ partDurationMs: 500, segmentDurationMs: 2000, maxSegmentMs: 20_000, windowSegments: 7 },
      ...{ reconnectGraceMs: 55_000, takeoverAfterMs: 3000, endedLingerMs: 0, maxStreams: 1 },
      ...{ recordingEnabled: true, minFreeBytes: 0, maxFlvViewersPerStream: 1 },
      maxBlockedRequestsPerStream: 1,
    },
    log: { info: quiet, warn: quiet, error: quiet },
    now: services.now,
    report: (event) => events.push(event),
    onEnding: quiet,
    onFinished: (found) => finished?.(found?.manifest),
  });
  const request = {
    ...{ app: "live", streamName, query: new URLSearchParams() },
    ...{ clientIp: "203.0.113.1", userAgent: "" },
  };
  const { sink } = stream.attach(request, "4711");
  if (media.video) sink.onVideoConfig(media.video);
  sink.onMetadata({ videocodecid: 7 });
  let isRecording: Promise<void> | undefined;
  for (const item of media.frames) {
    const sent = item.kind === "video" ? stall(item.frame.dtsMs) : null;
    if (!sent || item.kind !== "video") continue;
    services.advance(startMs + sent.arrivesMs - services.now());
    sink.onVideo({ ...item.frame, dtsMs: sent.dtsMs });
    isRecording ??= vi.waitFor(() => access(path.join(recordingsDir, streamName, "x1/index.m3u8")));
    // The clock of the test waits for the disk, which notes when the recording began.
    await isRecording;
  }
  sink.onEnd({ errorCode: 1, message: "goodbye" });
  const manifest = await recording;
  for (const event of [...events, ...(manifest ? recordEvents(manifest) : [])]) {
    await applyStreamEvent(services, event);
    statuses.add(findLive(services.database.read, alice)?.status);
  }
  // It is on air until its end, and then never again.
  expect([...statuses]).toEqual([1, 0]);
  expect(sessionsOfStreamSince(services.database.read, streamName, 0)).toMatchObject([
    { startedMs: startMs },
  ]);
}

/** Who sees the picture that was made so far into the recording says so; where it stands later. */
async function placeOf(seenAtMs: number): Promise<number> {
  const id = `m${seenAtMs}`;
  await services.database.write((db) =>
    insertChatMessage(db, {
      ...{ id, room: alice, sessionId: null, kind: "text", userid: "vera_01", nickname: "Vera" },
      ...{ headpic: "", text: id, sentMs: startMs + seenAtMs + typicalLatencyMs, source: "web" },
      hiddenMs: 0,
    }),
  );
  const { messages } = replayChatOf(services, "x1-hls", { fromSeconds: 0, after: 0 });
  return messages.find((message) => message.id === id)?.offsetMs ?? Number.NaN;
}

it("places the conversation by the pictures although the publisher stood still without leaving", async () => {
  await broadcast((madeMs) =>
    madeMs < stallAtMs
      ? { arrivesMs: madeMs, dtsMs: madeMs }
      : { arrivesMs: madeMs + pauseMs, dtsMs: madeMs + pauseMs },
  );
  for (const before of [2000, 5000, 9000]) {
    expect(Math.abs((await placeOf(before)) - before)).toBeLessThan(600);
  }
  for (const after of [11_000, 20_000, 28_000]) {
    expect(Math.abs((await placeOf(after + pauseMs)) - after)).toBeLessThan(600);
  }
  const { returns } = tapePageOf(services, "x1-hls", "http://h");
  expect(returns.map(({ gapSeconds }) => gapSeconds)).toEqual([12]);
});

it("does so when the publisher's clock stood still as well", async () => {
  await broadcast((madeMs) => ({
    arrivesMs: madeMs < stallAtMs ? madeMs : madeMs + pauseMs,
    dtsMs: madeMs,
  }));
  expect(Math.abs((await placeOf(20_000 + pauseMs)) - 20_000)).toBeLessThan(600);
});

it("knows of no pause when the publisher sends later what it had kept", async () => {
  await broadcast((madeMs) => ({
    arrivesMs: madeMs < stallAtMs ? madeMs : Math.max(madeMs, stallAtMs + pauseMs),
    dtsMs: madeMs,
  }));
  for (const atMs of [5000, 25_000]) {
    expect(Math.abs((await placeOf(atMs)) - atMs)).toBeLessThan(600);
  }
  expect(tapePageOf(services, "x1-hls", "http://h").returns).toEqual([]);
});
