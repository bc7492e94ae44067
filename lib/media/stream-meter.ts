/** Whole seconds that are averaged. */
const WINDOW_SECONDS = 4;

interface Bucket {
  readonly second: number;
  videoBytes: number;
  audioBytes: number;
  frames: number;
}

export interface StreamRates {
  readonly videoKbps: number;
  readonly audioKbps: number;
  readonly framesPerSecond: number;
  readonly keyFrameIntervalMs: number;
}

/** Measures what a publisher sends, by arrival. */
export class StreamMeter {
  #buckets: Bucket[] = [];
  #lastKeyDtsMs: number | undefined;
  #keyFrameIntervalMs = 0;

  addVideo(nowMs: number, bytes: number, key: boolean, dtsMs: number): void {
    const bucket = this.#bucket(nowMs);
    bucket.videoBytes += bytes;
    bucket.frames += 1;
    if (!key) return;
    const stepMs = this.#lastKeyDtsMs === undefined ? 0 : dtsMs - this.#lastKeyDtsMs;
    if (stepMs > 0) this.#keyFrameIntervalMs = stepMs;
    this.#lastKeyDtsMs = dtsMs;
  }

  addAudio(nowMs: number, bytes: number): void {
    this.#bucket(nowMs).audioBytes += bytes;
  }

  /** Averages over the last complete seconds; zeros while there is none. */
  rates(nowMs: number): StreamRates {
    const current = Math.floor(nowMs / 1000);
    const recent = this.#buckets.filter(
      (bucket) => bucket.second < current && bucket.second >= current - WINDOW_SECONDS,
    );
    const first = recent[0];
    const seconds = first ? current - first.second : 1;
    const total = (of: (bucket: Bucket) => number): number =>
      recent.reduce((sum, bucket) => sum + of(bucket), 0) / seconds;
    return {
      videoKbps: Math.round((total((bucket) => bucket.videoBytes) * 8) / 1000),
      audioKbps: Math.round((total((bucket) => bucket.audioBytes) * 8) / 1000),
      framesPerSecond: Math.round(total((bucket) => bucket.frames)),
      keyFrameIntervalMs: this.#keyFrameIntervalMs,
    };
  }

  #bucket(nowMs: number): Bucket {
    const second = Math.floor(nowMs / 1000);
    const last = this.#buckets.at(-1);
    if (last && last.second >= second) return last;
    const bucket = { second, videoBytes: 0, audioBytes: 0, frames: 0 };
    this.#buckets.push(bucket);
    if (this.#buckets.length > WINDOW_SECONDS + 2) this.#buckets.shift();
    return bucket;
  }
}
