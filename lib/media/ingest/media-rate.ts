/** Present rates are those of this much media, in milliseconds. */
export const RATE_WINDOW_MS = 5000;
/** Frames that are kept: 100 a second over the window, more than cameras and AAC have. */
const KEPT_FRAMES = 512;
/** A step outside of these is a jump of the publisher's clock and no length of media, in ms. */
const LONGEST_STEP_MS = 10_000;
const LONGEST_STEP_BACK_MS = 1000;

/** How much a track brings; 0 while fewer than two frames came. */
export interface TrackRate {
  readonly framesPerSecond: number;
  readonly kbps: number;
}

/**
 * Frames and bytes of one track against its own timestamps, so that neither a burst nor a slow
 * network changes them: over the last seconds, and over everything since the live began. What lies
 * between two publishers, or between two sides of a clock jump, counts as no time at all.
 */
export class MediaRate {
  readonly #dtsMs = new Float64Array(KEPT_FRAMES);
  readonly #bytes = new Float64Array(KEPT_FRAMES);
  /** Frames since the last restart, of which the newest stand in the arrays. */
  #sinceRestart = 0;
  #frames = 0;
  #steps = 0;
  #mediaMs = 0;
  #totalBytes = 0;

  add(dtsMs: number, bytes: number): void {
    const step = this.#sinceRestart === 0 ? undefined : dtsMs - this.#dtsAt(1);
    if (step !== undefined && (step > LONGEST_STEP_MS || step < -LONGEST_STEP_BACK_MS)) {
      this.restart();
    } else if (step !== undefined) {
      this.#steps += 1;
      this.#mediaMs += step;
    }
    const place = this.#sinceRestart % KEPT_FRAMES;
    this.#dtsMs[place] = dtsMs;
    this.#bytes[place] = bytes;
    this.#sinceRestart += 1;
    this.#frames += 1;
    this.#totalBytes += bytes;
  }

  /** Another publisher follows, or another clock; the averages go on. */
  restart(): void {
    this.#sinceRestart = 0;
  }

  /** Over the newest {@link RATE_WINDOW_MS} of media. */
  get present(): TrackRate {
    const kept = Math.min(this.#sinceRestart, KEPT_FRAMES);
    if (kept < 2) return { framesPerSecond: 0, kbps: 0 };
    const newestMs = this.#dtsAt(1);
    let back = 1;
    let bytes = 0;
    // A frame lasts until the next one: the newest has no length yet, so its bytes do not count.
    while (back < kept && (back === 1 || newestMs - this.#dtsAt(back + 1) <= RATE_WINDOW_MS)) {
      back += 1;
      bytes += this.#bytes[(this.#sinceRestart - back) % KEPT_FRAMES] ?? 0;
    }
    return rate(back - 1, bytes, newestMs - this.#dtsAt(back));
  }

  /** Since the live began; null while fewer than two frames came. */
  get average(): TrackRate | null {
    if (this.#steps === 0 || this.#mediaMs <= 0) return null;
    // Frames without a known length, the last of each publisher, are as long as the others.
    const wholeMs = (this.#mediaMs * this.#frames) / this.#steps;
    return rate(this.#frames, this.#totalBytes, wholeMs);
  }

  /** Timestamp of the frame so many places from the end; 1 is the newest. */
  #dtsAt(back: number): number {
    return this.#dtsMs[(this.#sinceRestart - back) % KEPT_FRAMES] ?? 0;
  }
}

function rate(frames: number, bytes: number, ms: number): TrackRate {
  if (ms <= 0) return { framesPerSecond: 0, kbps: 0 };
  return { framesPerSecond: (frames * 1000) / ms, kbps: (bytes * 8) / ms };
}
