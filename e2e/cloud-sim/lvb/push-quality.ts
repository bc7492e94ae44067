import type { StreamSnapshot } from "@/lib/media/types";
import type { Push } from "./lvb-types";
import type { PushBook } from "./push-book";

/** One measurement of a push. */
export interface QualityPoint {
  readonly atMs: number;
  readonly push: Push;
  readonly resolution: string;
  readonly hasVideo: boolean;
  readonly hasAudio: boolean;
  readonly framesPerSecond: number;
  readonly videoKbps: number;
  readonly audioKbps: number;
  readonly keyFrameDistanceMs: number;
  /** Between this measurement and the one before, by the cloud's clock and by the media's. */
  readonly passedMs: number;
  readonly mediaPassedMs: number;
}

export interface PushQualityOptions {
  readonly book: PushBook;
  readonly snapshot: (streamName: string) => StreamSnapshot | undefined;
  /** The cloud's clock, Unix ms. */
  readonly nowMs: () => number;
  /** How often pushes are measured. */
  readonly intervalMs: number;
}

/** Three hours of one push at five seconds, as much as a query may span. */
const MAX_POINTS = 2160;

/** Measures the pushes that run, point by point. */
export class PushQuality {
  readonly #options: PushQualityOptions;
  readonly #points: QualityPoint[] = [];
  readonly #before = new WeakMap<Push, { readonly atMs: number; readonly mediaAtMs: number }>();
  readonly #measuring: NodeJS.Timeout;

  constructor(options: PushQualityOptions) {
    this.#options = options;
    this.#measuring = setInterval(() => this.#measure(), options.intervalMs);
  }

  stop(): void {
    clearInterval(this.#measuring);
  }

  /** Points of a stream in a span, oldest first. */
  between(streamName: string, startMs: number, endMs: number): readonly QualityPoint[] {
    return this.#points.filter(
      ({ push, atMs }) => push.streamName === streamName && atMs >= startMs && atMs <= endMs,
    );
  }

  #measure(): void {
    const { book, snapshot, nowMs } = this.#options;
    const atMs = nowMs();
    for (const push of book.running()) {
      const seen = snapshot(push.streamName);
      if (!seen) continue;
      const before = this.#before.get(push) ?? {
        atMs: push.startedAtMs,
        mediaAtMs: push.startedAtMs,
      };
      this.#before.set(push, { atMs, mediaAtMs: seen.lastMediaAtMs });
      this.#points.push({
        atMs,
        push,
        resolution: seen.video ? `${seen.video.width}*${seen.video.height}` : "",
        hasVideo: seen.video !== undefined,
        hasAudio: seen.audio !== undefined,
        framesPerSecond: Math.round(seen.framesPerSecond),
        videoKbps: seen.videoKbps,
        audioKbps: seen.audioKbps,
        keyFrameDistanceMs: Math.round(seen.keyFrameIntervalMs),
        passedMs: atMs - before.atMs,
        mediaPassedMs: Math.max(0, seen.lastMediaAtMs - before.mediaAtMs),
      });
      if (this.#points.length > MAX_POINTS) this.#points.shift();
    }
  }
}
