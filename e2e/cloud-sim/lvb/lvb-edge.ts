import { MediaEngine } from "@/lib/media/engine";
import type { MediaLog } from "@/lib/media/types";
import { CallbackCenter } from "./callback-center";
import { DomainAuth } from "./domain-auth";
import { type LiveApi, startLiveApi } from "./live-api";
import type { AccessLogEntry, LvbEdge, LvbKeys, LvbOptions } from "./lvb-types";
import { openPlayPort } from "./play-port";
import { playRequests } from "./play-requests";
import { PlayStats } from "./play-stats";
import { PushBook } from "./push-book";
import { PushQuality } from "./push-quality";
import { recordFormatsOf } from "./record-formats";
import { Screenshots } from "./screenshots";
import { StreamReports } from "./stream-reports";

const quiet: MediaLog = { info: ignore, warn: ignore, error: ignore };
/** LVB does not wait for a lost publisher; every push is a live of its own. */
const RECONNECT_GRACE_MS = 1;
/** A point of DescribeStreamPushInfoList is so long. */
const QUALITY_INTERVAL_MS = 5000;
const MAX_ACCESS_LOG_ENTRIES = 1000;

/** Tencent Cloud LVB on 127.0.0.1: push, play, notifications and Live API (cloud.md §1 to §3). */
export async function startLvb(options: LvbOptions): Promise<LvbEdge> {
  const { appId, pushDomain = "127.0.0.1", playDomain = "127.0.0.1", ports = {} } = options;
  const { recordFormats = ["hls", "mp4"], snapshotSeconds = 0 } = options.templates ?? {};
  const { pushAuthDeltaSeconds = 0, playAuthDeltaSeconds = 0 } = options;
  const keys: LvbKeys = {
    push: options.pushKey,
    pushBackup: options.pushBackupKey,
    play: options.playKey,
    playBackup: options.playBackupKey,
    callback: options.callbackKey,
  };
  const clock = { offsetSeconds: options.clockOffsetSeconds ?? 0 };
  const nowMs = () => Date.now() + clock.offsetSeconds * 1000;
  const auth = new DomainAuth({
    keys,
    algorithms: options.algorithmsAccepted ?? ["md5", "sha256"],
    pushAuthDeltaSeconds,
    playAuthDeltaSeconds,
    nowMs,
  });
  const accessLog: AccessLogEntry[] = [];
  const logAccess = (
    kind: AccessLogEntry["kind"],
    streamName: string,
    result: AccessLogEntry["result"],
  ) => {
    accessLog.push({ kind, streamName, result, atMs: Date.now() });
    if (accessLog.length > MAX_ACCESS_LOG_ENTRIES) accessLog.shift();
  };
  const book = new PushBook();
  const stats = new PlayStats();
  const callbacks = new CallbackCenter({
    url: options.callbackUrl,
    key: () => keys.callback,
    nowMs,
    retryIntervalMs: options.retryIntervalMs,
    timeoutMs: options.callbackTimeoutMs,
  });
  const reports = new StreamReports({
    source: { appId, pushDomain },
    book,
    callbacks,
    formats: recordFormats,
    nowMs,
    filesOrigin: () => `http://${playDomain}:${playPort.port}`,
    snapshot: (streamName) => engine.stream(streamName),
  });
  const screenshots = new Screenshots({
    book,
    rtmpPort: () => engine.rtmpPort,
    nowMs,
    onTaken: (push, path, bytes) => reports.pictureTaken(push, path, bytes),
  });
  const quality = new PushQuality({
    book,
    snapshot: (streamName) => engine.stream(streamName),
    nowMs,
    intervalMs: options.pushQualityIntervalMs ?? QUALITY_INTERVAL_MS,
  });
  const engine = new MediaEngine({
    host: "127.0.0.1",
    rtmpPort: ports.push ?? 0,
    recordingsDir: options.recordingsDir,
    log: quiet,
    now: nowMs,
    settings: { reconnectGraceMs: RECONNECT_GRACE_MS, minFreeBytes: 0 },
    authorize: async (request) => {
      const { streamName, query } = request;
      const forbidden = book.isForbidden(streamName, nowMs());
      const result = forbidden ? "forbidden" : auth.push(streamName, query);
      logAccess("push", streamName, result);
      if (result === "forbidden") return { allowed: false, reason: "The stream is forbidden." };
      if (result === "ok") {
        book.asked(request);
        return { allowed: true, record: recordFormatsOf(query, recordFormats).length > 0 };
      }
      if (options.reportsRefusedPushes) reports.refused(request);
      return { allowed: false, reason: `The push URL is not valid: txSecret is ${result}.` };
    },
    emit: async (event) => reports.report(event),
  });
  const dropStream = (streamName: string) =>
    engine.endStream(streamName, "The stream was disconnected by its operator.");
  const mayPlay = (streamName: string, query: URLSearchParams): boolean => {
    const result = auth.play(streamName, query);
    if (result !== "ok") logAccess("play", streamName, result);
    return result === "ok";
  };
  const appOf = (streamName: string) => book.appOf(streamName);

  const playPort = await openPlayPort({
    port: ports.play ?? 0,
    rtmpPort: () => engine.rtmpPort,
    allowsRtmp: ({ app, streamName, query }) =>
      mayPlay(streamName, query) && appOf(streamName) === app,
    onRequest: playRequests({
      engine,
      stats,
      nowMs,
      allows: mayPlay,
      appOf,
      picture: (path) => screenshots.find(path),
    }),
  });
  const stopBasics = async () => {
    screenshots.stop();
    reports.stop();
    quality.stop();
    await engine.stop();
    await Promise.all([playPort.stop(), callbacks.stop()]);
  };
  let api: LiveApi;
  try {
    // Only now: recordings of an earlier run are reported with the play port's address.
    await engine.start();
    api = await startLiveApi({
      port: ports.api ?? 0,
      secretId: options.secretId,
      secretKey: options.secretKey,
      account: {
        book,
        stats,
        quality,
        keys,
        pushDomain,
        playDomain,
        pushAuthDeltaSeconds,
        playAuthDeltaSeconds,
        playInfoDelaySeconds: options.playInfoDelaySeconds ?? 0,
        pushInfoDelaySeconds: options.pushInfoDelaySeconds ?? 0,
        nowMs,
        dropStream,
      },
    });
  } catch (error) {
    // A port that is taken must not leave the others open.
    await stopBasics();
    throw error;
  }
  screenshots.start(snapshotSeconds);

  return {
    pushPort: engine.rtmpPort,
    playPort: playPort.port,
    apiPort: api.port,
    pushDomain,
    playDomain,
    pushAddress: `${pushDomain}:${engine.rtmpPort}`,
    playAddress: `${playDomain}:${playPort.port}`,
    apiUrl: `http://127.0.0.1:${api.port}`,
    keys,
    get clockOffsetSeconds() {
      return clock.offsetSeconds;
    },
    set clockOffsetSeconds(seconds) {
      clock.offsetSeconds = seconds;
    },
    callbacks,
    api,
    accessLog,
    pushes: () => book.running(),
    dropStream,
    screenshot: (streamName) => screenshots.take(streamName),
    async stop() {
      await Promise.all([stopBasics(), api.stop()]);
    },
  };
}

function ignore(): void {}
