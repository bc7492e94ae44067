import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { IngestHealth, IngestSample, PushRefusal } from "@/lib/shared/ingest";
import { createMediaHandler, type MediaHandler } from "./http/media-handler";
import { LiveStream } from "./live-stream";
import { DEFAULT_MEDIA_SETTINGS, type MediaSettings } from "./media-settings";
import { EventReporter } from "./record/event-reporter";
import { recordEvents } from "./record/record-events";
import { type RecordingManifest, writeManifest } from "./record/recording-manifest";
import { recoverRecordings } from "./record/recover-recordings";
import { RtmpServer } from "./rtmp/server";
import type {
  Authorize,
  EmitStreamEvent,
  EngineLoad,
  MediaLog,
  NoteRefusal,
  PublishDecision,
  PublishRequest,
  StreamSnapshot,
} from "./types";

export interface MediaEngineOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly rtmpPort: number;
  /** Holds STREAM/LIVEID/…; created when needed. */
  readonly recordingsDir: string;
  readonly authorize: Authorize;
  readonly emit: EmitStreamEvent;
  /** Told of every push that did not come through, for the studio. Must not throw. */
  readonly noteRefusal?: NoteRefusal;
  readonly log: MediaLog;
  readonly settings?: Partial<MediaSettings>;
  /** Unix ms; for tests. */
  readonly now?: () => number;
}

/** The same names the HTTP paths can carry. */
const STREAM_NAME = /^[\w-]{1,128}$/;
/** stop() does not wait longer than this for a disk or for the services. */
const STOP_TIMEOUT_MS = 6000;

/** The media engine: RTMP in; low-latency HLS, HTTP-FLV, RTMP and recordings out. */
export class MediaEngine {
  readonly #options: MediaEngineOptions;
  readonly #settings: MediaSettings;
  readonly #now: () => number;
  readonly #rtmp: RtmpServer;
  readonly #reporter: EventReporter;
  readonly #http: MediaHandler;
  readonly #lives = new Map<string, LiveStream>();
  /** Lives that have ended but still have viewers behind the edge. */
  readonly #ended = new Map<LiveStream, NodeJS.Timeout>();
  readonly #pending = new Set<Promise<void>>();
  #stopping = false;

  constructor(options: MediaEngineOptions) {
    const { host, rtmpPort, log, emit, recordingsDir } = options;
    this.#options = options;
    this.#settings = { ...DEFAULT_MEDIA_SETTINGS, ...options.settings };
    this.#now = options.now ?? Date.now;
    this.#reporter = new EventReporter({ emit, log });
    this.#rtmp = new RtmpServer({
      host,
      port: rtmpPort,
      log,
      onPublish: (request) => this.#onPublish(request),
      onPlay: (streamName) => {
        const live = this.#lives.get(streamName);
        return live?.isOpenTo(null) ? live.tags : null;
      },
    });
    this.#http = createMediaHandler({
      recordingsDir,
      log,
      findLive: (streamName, folder) => this.#findLive(streamName, folder),
    });
  }

  /** Port the RTMP server listens on. */
  get rtmpPort(): number {
    return this.#rtmp.port;
  }

  /** Finalises and reports what a crash left behind, then listens; rejects when the port is taken. */
  async start(): Promise<void> {
    const { recordingsDir, log } = this.#options;
    const recovered = await recoverRecordings(recordingsDir, log);
    await this.#rtmp.start();
    for (const { directory, manifest } of recovered) this.#reportRecording(directory, manifest);
  }

  /** Ends every live, finishes recordings and answers every held request, within a few seconds. */
  async stop(): Promise<void> {
    this.#stopping = true;
    // Those that have just ended may still be writing their last bytes.
    const lives = [...this.#lives.values(), ...this.#ended.keys()];
    const work = async (): Promise<void> => {
      await Promise.all(lives.map((live) => live.end("The server is stopping.")));
      await this.#rtmp.stop();
      const reported = Promise.all(this.#pending);
      await this.#reporter.stop();
      await reported;
    };
    const timeout = new AbortController();
    const late = sleep(STOP_TIMEOUT_MS, "late" as const, { signal: timeout.signal }).catch(
      () => "aborted" as const,
    );
    if ((await Promise.race([work(), late])) === "late") {
      this.#options.log.warn({}, "media engine stopped before everything was finished");
    }
    timeout.abort();
    for (const [live, timer] of this.#ended) {
      clearTimeout(timer);
      live.origin.abortWaiters();
    }
    this.#ended.clear();
  }

  /** Serves `/live/…` and `/tapes/…`; false when the path is none of the engine's. */
  handleHttp(req: IncomingMessage, res: ServerResponse, url: URL): boolean {
    return this.#http(req, res, url);
  }

  streams(): StreamSnapshot[] {
    return [...this.#lives.values()].map((live) => live.snapshot());
  }

  /** How much it has to do at the moment. */
  load(): EngineLoad {
    const streams = this.streams();
    const sum = (of: (stream: StreamSnapshot) => number) =>
      streams.reduce((total, stream) => total + of(stream), 0);
    return {
      streams: streams.length,
      publishers: streams.filter(({ state }) => state === "live").length,
      rtmpConnections: this.#rtmp.connections,
      flvViewers: sum(({ flvViewers }) => flvViewers),
      incomingKbps: Math.round(sum(({ videoKbps, audioKbps }) => videoKbps + audioKbps)),
    };
  }

  stream(streamName: string): StreamSnapshot | undefined {
    return this.#lives.get(streamName)?.snapshot();
  }

  /** What arrives from its publisher; null when the stream is not running. */
  ingest(streamName: string): IngestHealth | null {
    return this.#lives.get(streamName)?.ingest() ?? null;
  }

  /** The last ten minutes of it, oldest first. */
  ingestHistory(streamName: string): IngestSample[] {
    return this.#lives.get(streamName)?.ingestHistory() ?? [];
  }

  /** Opens a running stream to everybody, or to its preview token alone. */
  setPublic(streamName: string, isPublic: boolean): void {
    this.#lives.get(streamName)?.setPublic(isPublic);
  }

  /** Secret that lets its broadcaster watch; null when the stream is public or not running. */
  previewToken(streamName: string): string | null {
    return this.#lives.get(streamName)?.previewToken ?? null;
  }

  /** Begins or ends the recording of a running stream, where recording is not switched off for all. */
  setRecording(streamName: string, on: boolean): void {
    this.#lives.get(streamName)?.setRecording(on);
  }

  /** Disconnects the publisher and ends the live at once; false when the stream is not running. */
  async endStream(streamName: string, description: string): Promise<boolean> {
    const live = this.#lives.get(streamName);
    if (!live) return false;
    await live.end(description);
    return true;
  }

  async #onPublish(request: PublishRequest): Promise<PublishDecision> {
    const { streamName, clientIp } = request;
    const { authorize, log } = this.#options;
    if (!STREAM_NAME.test(streamName)) return reject("The stream name is not valid.");
    const refuse = (why: PushRefusal, description: string, detail = ""): PublishDecision => {
      this.#noteRefusal(request, why, detail);
      return reject(description);
    };
    let answer: Awaited<ReturnType<Authorize>>;
    try {
      answer = await authorize(request);
    } catch (error) {
      log.error({ streamName, clientIp, err: error }, "publisher could not be checked");
      return refuse("serverFault", "The server could not check this stream. Try again.");
    }
    if (!answer.allowed) {
      const { reason, why = "other" } = answer;
      log.warn({ streamName, clientIp }, `publisher refused: ${reason}`);
      return refuse(why, reason, why === "other" ? reason : "");
    }
    if (this.#stopping) return reject("The server is stopping.");

    const running = this.#lives.get(streamName);
    if (running?.hasPublisher) {
      if (this.#now() - running.lastMediaAtMs <= this.#settings.takeoverAfterMs) {
        log.warn({ streamName, clientIp }, "publisher refused: the stream is already running");
        const description = "This stream is already being published.";
        this.#noteRefusal(request, "taken");
        return { accepted: false, code: "NetStream.Publish.BadName", description };
      }
      running.replacePublisher();
    }
    if (!running && this.#lives.size >= this.#settings.maxStreams) {
      log.warn({ streamName, clientIp }, "publisher refused: too many streams");
      return refuse("serverFull", "The server carries as many streams as it can.");
    }
    const live = running ?? this.#createLive(streamName, answer);
    // Decimal like LVB's sequence; 15 digits stay exact in a JSON number.
    const sequence = String(randomBytes(6).readUIntBE(0, 6));
    log.info(
      { streamName, liveId: live.liveId, clientIp, userAgent: request.userAgent },
      running ? "publisher continues a live" : "publisher accepted",
    );
    const attached = live.attach(request, sequence);
    // Who returns finds what the services say now, which may have changed while nobody pushed.
    live.setPublic(answer.isPublic ?? true);
    live.setRecording(answer.record ?? true);
    return { accepted: true, ...attached };
  }

  #noteRefusal(request: PublishRequest, why: PushRefusal, detail = ""): void {
    const { streamName, clientIp, userAgent: agent, query } = request;
    const refusal = { atMs: this.#now(), why, detail, clientIp, agent };
    this.#options.noteRefusal?.(streamName, refusal, query);
  }

  #createLive(streamName: string, allowed: { record?: boolean; isPublic?: boolean }): LiveStream {
    const { record, isPublic } = allowed;
    const live = new LiveStream({
      streamName,
      liveId: `${this.#now().toString(36)}-${randomBytes(5).toString("hex")}`,
      recordingsDir: this.#options.recordingsDir,
      settings: this.#settings,
      ...{ record, isPublic },
      log: this.#options.log,
      now: this.#now,
      report: (event) => void this.#reporter.report(event),
      noteRefusal: (refusal) => this.#options.noteRefusal?.(streamName, refusal),
      onEnding: (ended) => this.#onEnding(ended),
      onFinished: (recording) => {
        if (recording) this.#reportRecording(recording.directory, recording.manifest);
      },
    });
    this.#lives.set(streamName, live);
    return live;
  }

  #onEnding(live: LiveStream): void {
    if (this.#lives.get(live.streamName) === live) this.#lives.delete(live.streamName);
    const forget = setTimeout(() => this.#ended.delete(live), this.#settings.endedLingerMs);
    forget.unref();
    this.#ended.set(live, forget);
  }

  #findLive(streamName: string, folder: string | undefined): LiveStream | undefined {
    const isIt = (live: LiveStream) => folder === undefined || live.reachOf(folder) !== "nothing";
    const running = this.#lives.get(streamName);
    if (running && isIt(running)) return running;
    return [...this.#ended.keys()].findLast((live) => live.streamName === streamName && isIt(live));
  }

  /** Reports a finished recording and remembers on disk that it was accepted. */
  #reportRecording(directory: string, manifest: RecordingManifest): void {
    const work = async (): Promise<void> => {
      const events = recordEvents(manifest);
      const accepted = await Promise.all(events.map((event) => this.#reporter.report(event)));
      if (!accepted.every(Boolean)) return;
      try {
        await writeManifest(directory, { ...manifest, state: "reported" });
      } catch (error) {
        // Reported once more at the next start, which the services must bear anyway.
        this.#options.log.warn(
          { folder: path.basename(directory), err: error },
          "recording could not be marked as reported",
        );
      }
    };
    const pending = work().finally(() => this.#pending.delete(pending));
    this.#pending.add(pending);
  }
}

function reject(description: string): PublishDecision {
  return { accepted: false, code: "NetStream.Publish.Rejected", description };
}
