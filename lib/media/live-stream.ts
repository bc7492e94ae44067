import type { IngestHealth, IngestSample, RefusedPush } from "@/lib/shared/ingest";
import type { StreamEvent } from "@/lib/shared/stream-event";
import type { TagFanout } from "./flv/tag-fanout";
import type { FileReach, HlsOrigin } from "./hls/origin";
import { packagingProblem } from "./hls/too-much-media";
import { LiveMedia } from "./live-media";
import { LivePublisher } from "./live-publisher";
import type { MediaSettings } from "./media-settings";
import { Preview } from "./preview";
import { publisherSink } from "./publisher-sink";
import { type FinishedRecording, LiveRecordings } from "./record/live-recordings";
import type {
  Kick,
  MediaLog,
  MediaRefusal,
  PublishEnd,
  PublishRequest,
  PublishSink,
  StreamSnapshot,
} from "./types";

export interface LiveStreamOptions {
  readonly streamName: string;
  /** Names this live in URLs and on disk; unique for ever, `[A-Za-z0-9_-]+`. */
  readonly liveId: string;
  readonly recordingsDir: string;
  readonly settings: MediaSettings;
  readonly log: MediaLog;
  readonly now: () => number;
  /** False: it leaves no recording unless it is switched on later. */
  readonly record?: boolean;
  /** False: only the holder of its preview token may watch, and nothing is recorded yet. */
  readonly isPublic?: boolean;
  readonly report: (event: StreamEvent) => void;
  /** What a publisher sent ended its push. */
  readonly noteRefusal?: (refusal: RefusedPush) => void;
  /** The live has ended and takes no publisher any more; called once, before files are final. */
  readonly onEnding: (live: LiveStream) => void;
  /** A recording of it is final; undefined: it ended and has left none. */
  readonly onFinished: (recording: FinishedRecording | undefined) => void;
}

/** A push that ends by what it sent within this has left nothing worth keeping, in ms. */
const REFUSED_AT_ONCE_MS = 10_000;

/**
 * One live from its first publisher to its last: fans media out to HLS, HTTP-FLV and the recorder.
 * A lost publisher may return within the grace and continues the same live, playlist and recording.
 */
export class LiveStream {
  readonly liveId: string;
  readonly streamName: string;
  readonly #options: LiveStreamOptions;
  readonly #startedAtMs: number;
  readonly #media: LiveMedia;
  readonly #preview: Preview;
  readonly #recordings: LiveRecordings;
  #record: boolean;
  /** Something came that was no picture and no sound that could be taken. */
  #hadUnusable = false;
  #publishers = 0;
  #publisher: LivePublisher | undefined;
  #lastClientIp = "";
  #attachedAtMs: number;
  #graceTimer: NodeJS.Timeout | undefined;
  #finishing: Promise<void> | undefined;

  constructor(options: LiveStreamOptions) {
    const { settings, streamName, liveId, now } = options;
    this.#options = options;
    this.liveId = liveId;
    this.streamName = streamName;
    this.#startedAtMs = now();
    this.#attachedAtMs = this.#startedAtMs;
    this.#record = options.record ?? true;
    this.#preview = new Preview(options.isPublic ?? true);
    this.#recordings = new LiveRecordings({
      ...{ streamName, liveId, now, log: options.log, recordingsDir: options.recordingsDir },
      ...{ minFreeBytes: settings.minFreeBytes, maxSegmentMs: settings.maxSegmentMs },
      onProblem: (reason, sequence) =>
        options.report({ kind: "recordFailed", streamName, atMs: now(), reason, sequence }),
      onFinal: options.onFinished,
    });
    this.#media = new LiveMedia({
      ...{ streamName, settings, now, recordings: this.#recordings },
      folder: this.#preview.isPublic ? liveId : this.#preview.folder,
      onPackaged: (mediaMs) => this.#publisher?.notePackaged(mediaMs, now()),
    });
  }

  get origin(): HlsOrigin {
    return this.#media.origin;
  }

  get tags(): TagFanout {
    return this.#media.tags;
  }

  get hasPublisher(): boolean {
    return this.#publisher !== undefined;
  }

  /** When the last media came, or the publisher that has not sent any yet; Unix ms. */
  get lastMediaAtMs(): number {
    return Math.max(this.#media.lastMediaAtMs ?? 0, this.#attachedAtMs);
  }

  /** Takes a publisher; there must be none. The sink belongs to it until its end. */
  attach(
    request: PublishRequest,
    sequence: string,
  ): { sink: PublishSink; bind: (kick: Kick) => void } {
    const { now, report } = this.#options;
    clearTimeout(this.#graceTimer);
    const publisher = new LivePublisher(request, sequence);
    this.#publisher = publisher;
    this.#publishers += 1;
    this.#lastClientIp = publisher.clientIp;
    this.#attachedAtMs = now();
    this.#media.beginPublisher();
    this.#recordings.beginPublisher(sequence);
    this.#switchRecording();
    report(publisher.started(now()));
    return { sink: this.#sinkOf(publisher), bind: (kick) => publisher.bind(kick) };
  }

  /** The present publisher has fallen silent and another one takes its place. */
  replacePublisher(): void {
    const publisher = this.#publisher;
    if (!publisher) return;
    this.#detach({ errorCode: 4, message: "replaced by a new publisher" }, true);
    void this.#kick(publisher, "Another publisher has taken over this stream.");
  }

  /** Disconnects the publisher, if any, and ends the live; resolves when its recording is final. */
  async end(description: string): Promise<void> {
    const publisher = this.#publisher;
    if (publisher) this.#detach({ errorCode: 2, message: description }, false);
    // At once: whoever publishes before the old connection is gone must begin a live of its own.
    const kicked = publisher ? this.#kick(publisher, description) : undefined;
    await Promise.all([kicked, this.#finish()]);
  }

  /** Secret of the broadcaster's player while the live is private, else null. */
  get previewToken(): string | null {
    return this.#preview.token;
  }

  /** Whether somebody with this token, or none, may begin to watch. */
  isOpenTo(token: string | null): boolean {
    return this.#preview.isOpenTo(token);
  }

  /** What may be fetched below this name of the live's folder. */
  reachOf(folder: string): FileReach {
    if (folder === this.#preview.folder) return "all";
    return folder === this.liveId && this.#preview.isPublic ? "public" : "nothing";
  }

  /** Opens the live to everybody from now on, not what was before; or to nobody new. */
  setPublic(isPublic: boolean): void {
    if (this.#preview.isPublic === isPublic) return;
    this.#preview.isPublic = isPublic;
    if (isPublic) this.#media.open(this.liveId);
    else this.#media.hide(this.#preview.folder);
    this.#switchRecording();
  }

  /** Begins or ends its recording; a private live is not recorded until it is public. */
  setRecording(on: boolean): void {
    this.#record = on;
    this.#switchRecording();
  }

  ingest(): IngestHealth {
    return this.#media.meter.health(this.#options.now());
  }

  ingestHistory(): IngestSample[] {
    return this.#media.meter.history(this.#options.now());
  }

  /** Latest key frame as a one-frame MP4. */
  poster(): Buffer | undefined {
    return this.#media.poster();
  }

  snapshot(): StreamSnapshot {
    const measured = this.ingest();
    const recordingError = this.#recordings.problem;
    return {
      streamName: this.streamName,
      state: this.#publisher ? "live" : "reconnecting",
      startedAtMs: this.#startedAtMs,
      lastMediaAtMs: this.lastMediaAtMs,
      clientIp: this.#lastClientIp,
      ...this.#media.tracks,
      videoKbps: measured.video?.kbps ?? 0,
      audioKbps: measured.audio?.kbps ?? 0,
      framesPerSecond: Math.round(measured.video?.framesPerSecond ?? 0),
      keyFrameIntervalMs: (measured.video?.keyFrameSeconds ?? 0) * 1000,
      recording: this.#recordings.active,
      ...(recordingError !== undefined && { recordingError }),
      flvViewers: this.tags.viewers,
    };
  }

  #sinkOf(publisher: LivePublisher): PublishSink {
    const { log } = this.#options;
    return publisherSink({
      media: this.#media,
      isPresent: () => this.#publisher === publisher,
      onEnd: (end) => this.#onEnd(publisher, end),
      onFailure: (error) => {
        log.error({ streamName: this.streamName, err: error }, "media could not be packaged");
        const { sentence, refusal } = packagingProblem(error);
        this.#noteRefusal(publisher, refusal);
        void this.end(sentence);
      },
    });
  }

  #onEnd(publisher: LivePublisher, end: PublishEnd): void {
    const { refusal } = end;
    if (refusal) this.#noteRefusal(publisher, refusal);
    const isUnsupported =
      refusal?.why === "unsupportedVideo" || refusal?.why === "unsupportedAudio";
    // deleteStream and closeStream are goodbyes; anything else is a connection that was lost. Who
    // sends what nobody can play, or never sent anything, leaves nothing that could be continued.
    const isGoodbye = end.errorCode === 1 || end.errorCode === 2;
    const resumable = !isGoodbye && !isUnsupported && this.#media.lastMediaAtMs !== undefined;
    this.#detach(end, resumable);
    const { settings, now } = this.#options;
    if (!resumable) {
      const atOnce = this.#publishers === 1 && now() - this.#startedAtMs < REFUSED_AT_ONCE_MS;
      void this.#finish(isUnsupported && atOnce);
      return;
    }
    const waitMs = this.lastMediaAtMs + settings.reconnectGraceMs - now();
    this.#graceTimer = setTimeout(() => void this.#finish(), Math.max(0, waitMs));
  }

  #noteRefusal(publisher: LivePublisher, refusal: MediaRefusal): void {
    if (refusal.why !== "nothing") this.#hadUnusable = true;
    this.#options.noteRefusal?.(publisher.refused(refusal, this.#options.now()));
  }

  /** The publisher is no longer ours: what it sent is cut, and its stop is reported. */
  #detach(end: PublishEnd, resumable: boolean): void {
    const publisher = this.#publisher;
    if (!publisher) return;
    this.#publisher = undefined;
    const { settings, log, now, report } = this.#options;
    try {
      this.#media.endPublisher();
    } catch (error) {
      log.error({ streamName: this.streamName, err: error }, "the last part could not be packaged");
    }
    this.#recordings.endPublisher();
    log.info(
      { streamName: this.streamName, liveId: this.liveId, errorCode: end.errorCode, resumable },
      `publisher ended: ${end.message}`,
    );
    const atMs = resumable ? this.lastMediaAtMs : now();
    const ending = { atMs, resumable, maxPauseMs: settings.reconnectGraceMs };
    for (const event of publisher.ended(end, ending)) report(event);
  }

  #finish(discard = false): Promise<void> {
    this.#finishing ??= this.#finishOnce(discard);
    return this.#finishing;
  }

  async #finishOnce(discard: boolean): Promise<void> {
    clearTimeout(this.#graceTimer);
    this.#options.onEnding(this);
    this.#media.end();
    if (discard) await this.#recordings.discard();
    const wasFed = this.#hadUnusable || this.#media.lastMediaAtMs !== undefined;
    const lack = wasFed ? "nothingUsable" : "nothingSent";
    const hasRecorded = await this.#recordings.finish(this.lastMediaAtMs, lack);
    if (!hasRecorded) this.#options.onFinished(undefined);
  }

  #switchRecording(): void {
    if (this.#finishing) return;
    const wanted =
      this.#options.settings.recordingEnabled && this.#record && this.#preview.isPublic;
    this.#recordings.set(wanted, this.lastMediaAtMs);
  }

  async #kick(publisher: LivePublisher, description: string): Promise<void> {
    try {
      await publisher.kick(description);
    } catch (error) {
      const { log } = this.#options;
      log.warn({ streamName: this.streamName, err: error }, "publisher could not be disconnected");
    }
  }
}
