import type { AudioConfig, AudioFrame, VideoConfig, VideoFrame } from "@/lib/media/types";
import { keptBytes } from "./too-much-media";

/** How long (in publisher time) the start waits for the configuration of the second track. */
const CODEC_WAIT_MS = 1000;
/** Frames kept while waiting: over a second of media at any usual rate. */
const MAX_QUEUED_FRAMES = 300;
/** Those of over a second at any usual bitrate. */
const MAX_QUEUED_BYTES = 32 * 1024 * 1024;
/** Audio this much older than the first key frame is not needed. */
const AUDIO_LEAD_MS = 50;

export interface Codecs {
  readonly video?: VideoConfig | undefined;
  readonly audio?: AudioConfig | undefined;
}

export type QueuedFrame =
  | { readonly kind: "video"; readonly frame: VideoFrame }
  | { readonly kind: "audio"; readonly frame: AudioFrame };

/**
 * Holds the first frames of a publisher back until it is known which tracks it has: the
 * initialization segment cannot be changed afterwards. With video, the start is a key frame.
 */
export class StartGate {
  #codecs: Codecs = {};
  #queue: QueuedFrame[] = [];
  #queuedBytes = 0;
  #firstDtsMs: number | undefined;
  #promised: { readonly video: boolean; readonly audio: boolean } | undefined;

  get codecs(): Codecs {
    return this.#codecs;
  }

  /** onMetaData names the tracks in advance (`videocodecid`, `audiocodecid`; OBS and FFmpeg do). */
  onMetadata(metadata: Readonly<Record<string, unknown>>): void {
    const video = "videocodecid" in metadata;
    const audio = "audiocodecid" in metadata;
    this.#promised = video || audio ? { video, audio } : undefined;
  }

  setVideo(video: VideoConfig): void {
    this.#codecs = { ...this.#codecs, video };
  }

  setAudio(audio: AudioConfig): void {
    this.#codecs = { ...this.#codecs, audio };
  }

  pushVideo(frame: VideoFrame): void {
    // Nothing before a key frame can be shown.
    if (!frame.key && !this.#queue.some((queued) => queued.kind === "video")) return;
    this.#push({ kind: "video", frame });
  }

  pushAudio(frame: AudioFrame): void {
    this.#push({ kind: "audio", frame });
  }

  #push(queued: QueuedFrame): void {
    this.#queue.push(queued);
    this.#queuedBytes += keptBytes(queued.frame.data);
    this.#firstDtsMs ??= queued.frame.dtsMs;
    const isHeavy = this.#queuedBytes > MAX_QUEUED_BYTES;
    if (this.#queue.length <= MAX_QUEUED_FRAMES && !isHeavy) return;
    const audio = this.#queue.findIndex((item) => item.kind === "audio");
    // A queue of nothing but video is dropped whole: without its key frame the rest is useless.
    if (audio >= 0 && !isHeavy) this.#queue.splice(audio, 1);
    else this.#empty();
  }

  #empty(): void {
    this.#queue = [];
    this.#queuedBytes = 0;
  }

  /** What the epoch begins with, once that is known; the queue is handed over. */
  start(): { codecs: Codecs; dtsMs: number; frames: QueuedFrame[] } | undefined {
    if (!this.#tracksKnown()) return undefined;
    const first = this.#codecs.video
      ? this.#queue.find((queued) => queued.kind === "video")
      : this.#queue.find((queued) => queued.kind === "audio");
    if (!first) return undefined;
    const dtsMs = first.frame.dtsMs;
    const frames = this.#queue.filter(
      (queued) => queued.kind === "video" || queued.frame.dtsMs >= dtsMs - AUDIO_LEAD_MS,
    );
    this.#empty();
    this.#firstDtsMs = undefined;
    return { codecs: this.#codecs, dtsMs, frames };
  }

  #tracksKnown(): boolean {
    const { video, audio } = this.#codecs;
    if (video && audio) return true;
    if (!video && !audio) return false;
    if (video && this.#promised?.video && !this.#promised.audio) return true;
    if (audio && this.#promised?.audio && !this.#promised.video) return true;
    const newest = this.#queue.at(-1);
    if (!newest || this.#firstDtsMs === undefined) return false;
    return Math.abs(newest.frame.dtsMs - this.#firstDtsMs) >= CODEC_WAIT_MS;
  }
}
