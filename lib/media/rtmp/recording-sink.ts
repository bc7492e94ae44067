import type {
  AudioConfig,
  AudioFrame,
  FlvTag,
  PublishEnd,
  PublishSink,
  VideoConfig,
  VideoFrame,
} from "@/lib/media/types";

/** Remembers everything a publisher sent, in order; for tests. */
export class RecordingSink implements PublishSink {
  readonly metadata: Readonly<Record<string, unknown>>[] = [];
  readonly videoConfigs: VideoConfig[] = [];
  readonly audioConfigs: AudioConfig[] = [];
  readonly video: VideoFrame[] = [];
  readonly audio: AudioFrame[] = [];
  readonly tags: FlvTag[] = [];
  readonly ends: PublishEnd[] = [];
  callsAfterEnd = 0;

  #note<T>(list: T[], item: T): void {
    if (this.ends.length > 0) this.callsAfterEnd += 1;
    list.push(item);
  }

  onMetadata(metadata: Readonly<Record<string, unknown>>): void {
    this.#note(this.metadata, metadata);
  }
  onVideoConfig(config: VideoConfig): void {
    this.#note(this.videoConfigs, config);
  }
  onAudioConfig(config: AudioConfig): void {
    this.#note(this.audioConfigs, config);
  }
  onVideo(frame: VideoFrame): void {
    this.#note(this.video, frame);
  }
  onAudio(frame: AudioFrame): void {
    this.#note(this.audio, frame);
  }
  onFlvTag(tag: FlvTag): void {
    this.#note(this.tags, tag);
  }
  onEnd(end: PublishEnd): void {
    this.#note(this.ends, end);
  }
}
