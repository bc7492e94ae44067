/**
 * How much one frame changes the jitter. RFC 3550 §6.4.1 has 1/16; a stream of pictures is looked at
 * every second or two by a person, who would not see what half a second forgets.
 */
const JITTER_GAIN = 1 / 64;
/** Lateness is compared by its least within such stretches, in ms: delays of a network fall out. */
const STRETCH_MS = 5000;
/** Stretches that are compared: the last minute and what it begins with. */
const KEPT_STRETCHES = 13;
/** A clock is judged over no less, in ms by ours: a third of a second more delay is 1 % of it. */
const LEAST_CLOCK_MS = 30_000;
/**
 * A step of lateness beyond this is a pause or a jump, after which the clocks are compared anew. No
 * more of it counts as jitter: a file that begins again steps by its whole length.
 */
const LATENESS_JUMP_MS = 1000;

/** The frame of a stretch that came earliest, measured by its own timestamp. */
interface Stretch {
  readonly endsMs: number;
  lateMs: number;
  arrivedMs: number;
}

/** How the frames of one track arrive against their own timestamps. Times are ms. */
export class Arrival {
  #lastLateMs: number | undefined;
  #jitterMs = 0;
  #stretches: Stretch[] = [];

  add(dtsMs: number, nowMs: number): void {
    const lateMs = nowMs - dtsMs;
    const stepMs = this.#lastLateMs === undefined ? 0 : lateMs - this.#lastLateMs;
    this.#lastLateMs = lateMs;
    const unevenMs = Math.min(Math.abs(stepMs), LATENESS_JUMP_MS);
    this.#jitterMs += (unevenMs - this.#jitterMs) * JITTER_GAIN;
    if (Math.abs(stepMs) >= LATENESS_JUMP_MS) this.#stretches = [];
    const open = this.#stretches.at(-1);
    if (!open || nowMs >= open.endsMs) {
      this.#stretches.push({ endsMs: nowMs + STRETCH_MS, lateMs, arrivedMs: nowMs });
      if (this.#stretches.length > KEPT_STRETCHES) this.#stretches.shift();
    } else if (lateMs <= open.lateMs) {
      open.lateMs = lateMs;
      open.arrivedMs = nowMs;
    }
  }

  restart(): void {
    this.#lastLateMs = undefined;
    this.#jitterMs = 0;
    this.#stretches = [];
  }

  get jitterMs(): number | null {
    return this.#lastLateMs === undefined ? null : this.#jitterMs;
  }

  /**
   * Media time per wall clock time: 1.02 is a publisher whose clock is 2 % too fast, or that sends a
   * file faster than it plays. Null until that can be told; a publisher that paused starts anew.
   */
  get clockRate(): number | null {
    const first = this.#stretches[0];
    // The newest stretch is open: its earliest frame may still come.
    const last = this.#stretches.at(-2);
    if (!first || !last) return null;
    const passedMs = last.arrivedMs - first.arrivedMs;
    if (passedMs < LEAST_CLOCK_MS) return null;
    // Media that run backwards, a little with every frame, stand still as far as anybody can use them.
    return Math.max(0, (passedMs - (last.lateMs - first.lateMs)) / passedMs);
  }
}
