/** Offsets that vary by less are one offset, rounded to whole milliseconds. */
const SAME_OFFSET_MS = 5;
/** After so many pictures in order, none is expected out of it. */
const ENOUGH_FRAMES = 60;

/**
 * Whether pictures are shown in another order than they are sent (B-frames): then their composition
 * offsets vary. One offset for all of them is only a delay.
 */
export class Reordering {
  #frames = 0;
  #leastMs = Number.POSITIVE_INFINITY;
  #mostMs = Number.NEGATIVE_INFINITY;

  add(ctsMs: number): void {
    this.#frames += 1;
    this.#leastMs = Math.min(this.#leastMs, ctsMs);
    this.#mostMs = Math.max(this.#mostMs, ctsMs);
  }

  restart(): void {
    this.#frames = 0;
    this.#leastMs = Number.POSITIVE_INFINITY;
    this.#mostMs = Number.NEGATIVE_INFINITY;
  }

  /** Null while too few pictures came to say no. */
  get found(): boolean | null {
    if (this.#mostMs - this.#leastMs >= SAME_OFFSET_MS) return true;
    return this.#frames >= ENOUGH_FRAMES ? false : null;
  }
}
