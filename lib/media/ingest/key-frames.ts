/** Distances that are kept; with a key frame a second that is two minutes. */
const KEPT_DISTANCES = 120;
/** How far back the longest distance is looked for, in milliseconds of media. */
const LONGEST_WINDOW_MS = 60_000;
/** From one frame to the next: outside of these the publisher's clock has jumped, in milliseconds. */
const LONGEST_STEP_MS = 10_000;
const LONGEST_STEP_BACK_MS = 1000;

interface Distance {
  /** Timestamp of the key frame that ended it. */
  readonly atMs: number;
  readonly ms: number;
}

/** Distances between the key frames of one publisher, by its own timestamps. */
export class KeyFrames {
  #distances: Distance[] = [];
  #lastKeyMs: number | undefined;
  /** Timestamp of the first frame since the beginning, of whatever kind. */
  #firstMs: number | undefined;
  #newestMs = 0;

  add(dtsMs: number, key: boolean): void {
    const stepMs = this.#firstMs === undefined ? 0 : dtsMs - this.#newestMs;
    const last = this.#lastKeyMs;
    if (stepMs > LONGEST_STEP_MS || stepMs < -LONGEST_STEP_BACK_MS) {
      this.restart();
    } else if (key && last !== undefined && dtsMs > last) {
      this.#distances.push({ atMs: dtsMs, ms: dtsMs - last });
      if (this.#distances.length > KEPT_DISTANCES) this.#distances.shift();
    }
    if (key) this.#lastKeyMs = dtsMs;
    this.#firstMs ??= dtsMs;
    this.#newestMs = dtsMs;
  }

  /** Another publisher may have other settings. */
  restart(): void {
    this.#distances = [];
    this.#lastKeyMs = undefined;
    this.#firstMs = undefined;
  }

  /** Mean of the newest distances, seconds; null while fewer than two key frames came. */
  get meanSeconds(): number | null {
    if (this.#distances.length === 0) return null;
    const sum = this.#distances.reduce((total, { ms }) => total + ms, 0);
    return sum / this.#distances.length / 1000;
  }

  /** Longest of the last minute, the one that is still open among them; null before any frame. */
  get longestSeconds(): number | null {
    const sinceMs = this.#lastKeyMs ?? this.#firstMs;
    if (sinceMs === undefined) return null;
    const openMs = Math.max(0, this.#newestMs - sinceMs);
    const recent = this.#distances.filter(({ atMs }) => this.#newestMs - atMs < LONGEST_WINDOW_MS);
    return recent.reduce((longest, { ms }) => Math.max(longest, ms), openMs) / 1000;
  }
}
