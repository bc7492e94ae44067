import path from "node:path";
import type { StreamEvent } from "@/lib/shared/stream-event";
import type { MediaSettings } from "./engine";
import { TagFanout } from "./flv/tag-fanout";
import type { MediaEpoch, MediaPart } from "./hls/media-part";
import { HlsOrigin } from "./hls/origin";
import { posterMp4 } from "./hls/poster";
import { Segmenter } from "./hls/segmenter";
import { MediaPauses } from "./media-pauses";
import { Recorder } from "./record/recorder";
import type { RecordingManifest } from "./record/recording-manifest";
import { splitAtPauses } from "./split-at-pauses";
import { StreamMeter } from "./stream-meter";
import type {
  AudioConfig,
  AudioFrame,
  FlvTag,
  Kick,
  MediaLog,
  PublishEnd,
  PublishRequest,
  PublishSink,
  StreamSnapshot,
  VideoConfig,
  VideoFrame,
} from "./types";

export interface LiveStreamOptions {
  readonly streamName: string;
  /** Names this live in URLs and on disk; unique for ever, `[A-Za-z0-9_-]+`. */
  readonly liveId: string;
  readonly recordingsDir: string;
  readonly settings: MediaSettings;
  readonly log: MediaLog;
  readonly now: () => number;
  readonly report: (event: StreamEvent) => void;
  /** The live has ended and takes no publisher any more; called once, before files are final. */
  readonly onEnding: (live: LiveStream) => void;
  /** Its recording is final, or there is none. */
  readonly onFinished: (
    live: LiveStream,
    recording: { directory: string; manifest: RecordingManifest } | undefined,
  ) => void;
}

interface Publisher {
  readonly sequence: string;
  readonly clientIp: string;
  readonly pauses: MediaPauses;
  kick: Kick | undefined;
}

/**
 * One live from its first publisher to its last: fans media out to HLS, HTTP-FLV and the recorder.
 * A lost publisher may return within the grace and continues the same live, playlist and recording.
 */
export class LiveStream {
  readonly liveId: string;
  readonly streamName: string;
  readonly origin: HlsOrigin;
  readonly tags: TagFanout;
  readonly #options: LiveStreamOptions;
  readonly #segmenter: Segmenter;
  readonly #directory: string;
  readonly #startedAtMs: number;
  readonly #meter = new StreamMeter();
  #recorder: Recorder | undefined;
  #publisher: Publisher | undefined;
  #lastClientIp = "";
  #lastMediaAtMs: number;
  #video: VideoConfig | undefined;
  #audio: AudioConfig | undefined;
  #keyFrame: { config: VideoConfig; frame: VideoFrame } | undefined;
  #poster: Buffer | undefined;
  #graceTimer: NodeJS.Timeout | undefined;
  #finishing: Promise<void> | undefined;

  constructor(options: LiveStreamOptions) {
    const { settings, streamName, liveId, now } = options;
    this.#options = options;
    this.liveId = liveId;
    this.streamName = streamName;
    this.#startedAtMs = now();
    this.#lastMediaAtMs = this.#startedAtMs;
    this.#directory = path.join(options.recordingsDir, streamName, liveId);
    this.origin = new HlsOrigin(
      {
        partDurationMs: settings.partDurationMs,
        segmentDurationMs: settings.segmentDurationMs,
        windowSegments: settings.windowSegments,
        maxWaiters: settings.maxBlockedRequestsPerStream,
      },
      `${streamName}/${liveId}`,
      now,
    );
    this.tags = new TagFanout(settings.maxFlvViewersPerStream);
    this.#segmenter = new Segmenter(settings, {
      onEpoch: (epoch) => this.#onEpoch(epoch),
      onPart: (part) => this.#onPart(part),
      onSegmentEnd: () => this.#onSegmentEnd(),
    });
  }

  get hasPublisher(): boolean {
    return this.#publisher !== undefined;
  }

  get lastMediaAtMs(): number {
    return this.#lastMediaAtMs;
  }

  /** Takes a publisher; there must be none. The sink belongs to it until its end. */
  attach(
    request: PublishRequest,
    sequence: string,
  ): { sink: PublishSink; bind: (kick: Kick) => void } {
    const { now, report } = this.#options;
    clearTimeout(this.#graceTimer);
    const { clientIp } = request;
    const publisher: Publisher = { sequence, clientIp, pauses: new MediaPauses(), kick: undefined };
    this.#publisher = publisher;
    this.#lastClientIp = clientIp;
    this.#lastMediaAtMs = now();
    this.tags.beginPublisher();
    this.#recorder ??= this.#createRecorder(sequence);
    report({
      kind: "start",
      streamName: this.streamName,
      atMs: now(),
      sequence,
      clientIp,
    });
    return {
      sink: this.#sinkOf(publisher),
      bind: (kick) => {
        publisher.kick = kick;
      },
    };
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
    if (publisher) {
      this.#detach({ errorCode: 2, message: description }, false);
      await this.#kick(publisher, description);
    }
    await this.#finish();
  }

  /** Latest key frame as a one-frame MP4. */
  poster(): Buffer | undefined {
    if (this.#keyFrame) this.#poster ??= posterMp4(this.#keyFrame.config, this.#keyFrame.frame);
    return this.#poster;
  }

  snapshot(): StreamSnapshot {
    const video = this.#video;
    const audio = this.#audio;
    const recordingError = this.#recorder?.error;
    return {
      streamName: this.streamName,
      state: this.#publisher ? "live" : "reconnecting",
      startedAtMs: this.#startedAtMs,
      lastMediaAtMs: this.#lastMediaAtMs,
      clientIp: this.#publisher?.clientIp ?? this.#lastClientIp,
      ...(video && { video: { codec: video.codec, width: video.width, height: video.height } }),
      ...(audio && {
        audio: { codec: audio.codec, sampleRate: audio.sampleRate, channels: audio.channels },
      }),
      ...this.#meter.rates(this.#options.now()),
      recording: this.#recorder?.active ?? false,
      ...(recordingError !== undefined && { recordingError }),
      flvViewers: this.tags.viewers,
    };
  }

  #sinkOf(publisher: Publisher): PublishSink {
    // Messages of a publisher that was replaced or kicked may still be in flight.
    const guarded =
      <T extends readonly unknown[]>(take: (...args: T) => void) =>
      (...args: T): void => {
        if (this.#publisher !== publisher) return;
        try {
          take(...args);
        } catch (error) {
          const { log } = this.#options;
          log.error({ streamName: this.streamName, err: error }, "media could not be packaged");
          void this.end("The server could not package this stream.");
        }
      };
    return {
      onMetadata: guarded((metadata) => this.#segmenter.onMetadata(metadata)),
      onVideoConfig: guarded((config: VideoConfig) => {
        this.#video = config;
        this.#segmenter.onVideoConfig(config);
      }),
      onAudioConfig: guarded((config: AudioConfig) => {
        this.#audio = config;
        this.#segmenter.onAudioConfig(config);
      }),
      onVideo: guarded((frame: VideoFrame) => this.#onVideo(frame)),
      onAudio: guarded((frame: AudioFrame) => this.#onAudio(frame)),
      onFlvTag: guarded((tag: FlvTag) => this.tags.onTag(tag)),
      onEnd: guarded((end: PublishEnd) => this.#onEnd(end)),
    };
  }

  #onVideo(frame: VideoFrame): void {
    const nowMs = this.#options.now();
    this.#lastMediaAtMs = nowMs;
    this.#meter.addVideo(nowMs, frame.data.byteLength, frame.key, frame.dtsMs);
    if (frame.key && this.#video) {
      this.#keyFrame = { config: this.#video, frame };
      this.#poster = undefined;
      this.#recorder?.offerPoster(this.#video, frame);
    }
    this.#segmenter.onVideo(frame);
  }

  #onAudio(frame: AudioFrame): void {
    const nowMs = this.#options.now();
    this.#lastMediaAtMs = nowMs;
    this.#meter.addAudio(nowMs, frame.data.byteLength);
    this.#segmenter.onAudio(frame);
  }

  #onEnd(end: PublishEnd): void {
    // deleteStream and closeStream are goodbyes; anything else is a connection that was lost.
    const goodbye = end.errorCode === 1 || end.errorCode === 2;
    this.#detach(end, !goodbye);
    if (goodbye) {
      void this.#finish();
      return;
    }
    const { settings, now } = this.#options;
    const waitMs = this.#lastMediaAtMs + settings.reconnectGraceMs - now();
    this.#graceTimer = setTimeout(() => void this.#finish(), Math.max(0, waitMs));
  }

  /** The publisher is no longer ours: what it sent is cut, and its stop is reported. */
  #detach(end: PublishEnd, resumable: boolean): void {
    const publisher = this.#publisher;
    if (!publisher) return;
    this.#publisher = undefined;
    const { settings, log, now, report } = this.#options;
    try {
      this.#segmenter.endPublisher();
    } catch (error) {
      log.error({ streamName: this.streamName, err: error }, "the last part could not be packaged");
    }
    log.info(
      { streamName: this.streamName, liveId: this.liveId, errorCode: end.errorCode, resumable },
      `publisher ended: ${end.message}`,
    );
    const { streamName } = this;
    const split = splitAtPauses({ ...publisher, streamName }, settings.reconnectGraceMs);
    for (const event of split.events) report(event);
    report({
      kind: "stop",
      streamName,
      atMs: resumable ? this.#lastMediaAtMs : now(),
      sequence: split.lastSequence,
      errorCode: end.errorCode,
      errorMessage: end.message,
      resumable,
    });
  }

  #finish(): Promise<void> {
    this.#finishing ??= this.#finishOnce();
    return this.#finishing;
  }

  async #finishOnce(): Promise<void> {
    clearTimeout(this.#graceTimer);
    this.#options.onEnding(this);
    this.origin.end();
    this.tags.close();
    const manifest = await this.#recorder?.finish(this.#lastMediaAtMs);
    this.#options.onFinished(this, manifest && { directory: this.#directory, manifest });
  }

  async #kick(publisher: Publisher, description: string): Promise<void> {
    try {
      await publisher.kick?.(description);
    } catch (error) {
      const { log } = this.#options;
      log.warn({ streamName: this.streamName, err: error }, "publisher could not be disconnected");
    }
  }

  #createRecorder(sequence: string): Recorder | undefined {
    const { settings, log, now } = this.#options;
    if (!settings.recordingEnabled) return undefined;
    return new Recorder({
      directory: this.#directory,
      streamName: this.streamName,
      liveId: this.liveId,
      sequence,
      minFreeBytes: settings.minFreeBytes,
      maxSegmentMs: settings.maxSegmentMs,
      now,
      log,
    });
  }

  #onEpoch(epoch: MediaEpoch): void {
    this.origin.onEpoch(epoch);
    this.#recorder?.onEpoch(epoch);
  }

  #onPart(part: MediaPart): void {
    this.#publisher?.pauses.note(part.startMs + part.durationMs, this.#options.now());
    this.origin.onPart(part);
    this.#recorder?.onPart(part);
  }

  #onSegmentEnd(): void {
    this.origin.onSegmentEnd();
    this.#recorder?.onSegmentEnd();
  }
}
