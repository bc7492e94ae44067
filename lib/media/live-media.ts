import { TagFanout } from "./flv/tag-fanout";
import { HlsOrigin } from "./hls/origin";
import { posterMp4 } from "./hls/poster";
import { Segmenter } from "./hls/segmenter";
import { IngestMeter } from "./ingest/ingest-meter";
import type { MediaSettings } from "./media-settings";
import type { LiveRecordings } from "./record/live-recordings";
import type {
  AudioConfig,
  AudioFrame,
  FlvTag,
  PublishSink,
  StreamSnapshot,
  VideoConfig,
  VideoFrame,
} from "./types";

export interface LiveMediaOptions {
  readonly streamName: string;
  /** Name of the folder of its files in the playlist. */
  readonly folder: string;
  readonly settings: MediaSettings;
  readonly recordings: LiveRecordings;
  readonly now: () => number;
  /** Media up to this time of the live are packaged. */
  readonly onPackaged: (mediaMs: number) => void;
}

/** The media of one live on their way: measured, then to HLS, HTTP-FLV and the recordings. */
export class LiveMedia implements Omit<PublishSink, "onEnd"> {
  readonly origin: HlsOrigin;
  readonly tags: TagFanout;
  readonly meter = new IngestMeter();
  readonly #options: LiveMediaOptions;
  readonly #segmenter: Segmenter;
  #video: VideoConfig | undefined;
  #audio: AudioConfig | undefined;
  #keyFrame: { config: VideoConfig; frame: VideoFrame } | undefined;
  #poster: Buffer | undefined;
  #lastMediaAtMs: number | undefined;

  constructor(options: LiveMediaOptions) {
    const { settings, streamName, folder, recordings, now, onPackaged } = options;
    this.#options = options;
    this.origin = new HlsOrigin(
      {
        partDurationMs: settings.partDurationMs,
        segmentDurationMs: settings.segmentDurationMs,
        windowSegments: settings.windowSegments,
        maxWaiters: settings.maxBlockedRequestsPerStream,
      },
      `${streamName}/${folder}`,
      now,
    );
    this.tags = new TagFanout(settings.maxFlvViewersPerStream);
    this.#segmenter = new Segmenter(settings, {
      onEpoch: (epoch) => {
        this.origin.onEpoch(epoch);
        recordings.onEpoch(epoch);
      },
      onPart: (part) => {
        onPackaged(part.startMs + part.durationMs);
        this.origin.onPart(part);
        recordings.onPart(part);
      },
      onSegmentEnd: () => {
        this.origin.onSegmentEnd();
        recordings.onSegmentEnd();
      },
    });
  }

  /** When the last picture or sound came, Unix ms; undefined: none ever did. */
  get lastMediaAtMs(): number | undefined {
    return this.#lastMediaAtMs;
  }

  /** The tracks as a snapshot shows them. */
  get tracks(): Pick<StreamSnapshot, "video" | "audio"> {
    const video = this.#video;
    const audio = this.#audio;
    return {
      ...(video && { video: { codec: video.codec, width: video.width, height: video.height } }),
      ...(audio && {
        audio: { codec: audio.codec, sampleRate: audio.sampleRate, channels: audio.channels },
      }),
    };
  }

  /** Latest key frame as a one-frame MP4. */
  poster(): Buffer | undefined {
    if (this.#keyFrame) this.#poster ??= posterMp4(this.#keyFrame.config, this.#keyFrame.frame);
    return this.#poster;
  }

  beginPublisher(): void {
    this.meter.beginPublisher();
    this.tags.beginPublisher();
  }

  /** What is pending is cut; the next publisher begins anew. */
  endPublisher(): void {
    this.#segmenter.endPublisher();
  }

  /** Everybody may come, finds the files in this folder, and sees nothing that was before. */
  open(folder: string): void {
    this.origin.beginAnew(`${this.#options.streamName}/${folder}`);
    this.tags.forgetPast();
    this.#keyFrame = undefined;
    this.#poster = undefined;
  }

  /** From now on the files are in a folder whose name nobody knows. */
  hide(folder: string): void {
    this.origin.hide(`${this.#options.streamName}/${folder}`);
  }

  /** The live is over. */
  end(): void {
    this.origin.end();
    this.tags.close();
  }

  onMetadata(metadata: Readonly<Record<string, unknown>>): void {
    this.#segmenter.onMetadata(metadata);
  }

  onVideoConfig(config: VideoConfig): void {
    this.#video = config;
    this.meter.onVideoConfig(config);
    this.#segmenter.onVideoConfig(config);
  }

  onAudioConfig(config: AudioConfig): void {
    this.#audio = config;
    this.meter.onAudioConfig(config);
    this.#segmenter.onAudioConfig(config);
  }

  onVideo(frame: VideoFrame): void {
    this.#lastMediaAtMs = this.#options.now();
    this.meter.onVideo(frame, this.#lastMediaAtMs);
    if (frame.key && this.#video) {
      this.#keyFrame = { config: this.#video, frame };
      this.#poster = undefined;
      this.#options.recordings.offerPoster(this.#video, frame);
    }
    this.#segmenter.onVideo(frame);
  }

  onAudio(frame: AudioFrame): void {
    this.#lastMediaAtMs = this.#options.now();
    this.meter.onAudio(frame, this.#lastMediaAtMs);
    this.#segmenter.onAudio(frame);
  }

  onFlvTag(tag: FlvTag): void {
    this.tags.onTag(tag);
  }
}
