import type { AudioConfig } from "@/lib/media/types";
import { coreSampleRate, type Sample, type TrackRun } from "./fmp4";
import { silentAacFrame } from "./silent-aac";

/** Samples of one AAC frame (ISO/IEC 14496-3 §4.5.1.1, frameLengthFlag 0). */
const FRAME_TICKS = 1024;
/** Timestamps may differ from the sample count by this much before the count follows them. */
const RESYNC_MS = 120;
/** Most that one frame has, of 48 channels (ISO/IEC 14496-3 §4.5.3.1: 6144 bits for each). */
const MAX_FRAME_BYTES = (48 * 6144) / 8;
/** Audio missing for this long is replaced by silence, or players stop at the hole for good. */
const SILENCE_AFTER_MS = 1000;

/**
 * The audio of one epoch. Frames are timed by counting samples, since publisher timestamps are
 * rounded to whole milliseconds and a player would hear the rounding as clicks.
 */
export class AudioTrack {
  readonly #rate: number;
  readonly #silence: Uint8Array | undefined;
  readonly #startMs: number;
  #pending: Sample[] = [];
  #baseTicks = 0;
  #nextTicks: number;
  #started = false;
  /** Silence was inserted: real audio has to be fitted to it again. */
  #silent = false;

  constructor(config: AudioConfig, startMs: number) {
    this.#rate = coreSampleRate(config);
    this.#silence = silentAacFrame(config);
    this.#startMs = startMs;
    this.#nextTicks = this.#toTicks(startMs);
  }

  get hasPending(): boolean {
    return this.#pending.length > 0;
  }

  /** Media time after the last frame. */
  get endMs(): number {
    return this.#toMs(this.#nextTicks);
  }

  /** Adds a frame that belongs at `mediaMs`; the media time it got, or undefined when dropped. */
  push(mediaMs: number, data: Uint8Array): number | undefined {
    if (data.byteLength > MAX_FRAME_BYTES) return undefined;
    const frameMs = this.#toMs(FRAME_TICKS);
    if (!this.#started) {
      if (mediaMs + frameMs / 2 < this.#startMs) return undefined;
      this.#started = true;
      if (!this.#silent) this.#jumpTo(Math.max(mediaMs, this.#startMs));
    }
    const aheadMs = mediaMs - this.endMs;
    if (aheadMs > RESYNC_MS) {
      if (this.#silence) {
        while (mediaMs - this.endMs >= frameMs) this.#append(this.#silence);
      } else {
        this.#jumpTo(mediaMs);
      }
    } else if (aheadMs < -RESYNC_MS || (this.#silent && aheadMs < -frameMs / 2)) {
      return undefined;
    }
    this.#silent = false;
    const startMs = this.endMs;
    this.#append(data);
    return startMs;
  }

  /** Adds silence up to `untilMs` when audio has been missing too long. */
  fillSilence(untilMs: number): void {
    if (!this.#silence) return;
    if (!this.#silent && untilMs - this.endMs <= SILENCE_AFTER_MS) return;
    this.#silent = true;
    while (this.endMs < untilMs) this.#append(this.#silence);
  }

  /** Removes and returns the frames that begin before `endMs`. */
  take(endMs: number): TrackRun | undefined {
    let count = 0;
    let ticks = this.#baseTicks;
    for (const sample of this.#pending) {
      if (this.#toMs(ticks) >= endMs) break;
      ticks += sample.durationTicks;
      count += 1;
    }
    if (count === 0) return undefined;
    const run = { baseTicks: this.#baseTicks, samples: this.#pending.slice(0, count) };
    this.#pending = this.#pending.slice(count);
    this.#baseTicks = ticks;
    return run;
  }

  #append(data: Uint8Array): void {
    if (this.#pending.length === 0) this.#baseTicks = this.#nextTicks;
    this.#pending.push({ data, durationTicks: FRAME_TICKS, ctsTicks: 0, key: true });
    this.#nextTicks += FRAME_TICKS;
  }

  /** Moves on without silence: the frame before the hole is stretched over it. */
  #jumpTo(mediaMs: number): void {
    const ticks = this.#toTicks(mediaMs);
    const last = this.#pending.at(-1);
    if (last) {
      this.#pending[this.#pending.length - 1] = {
        ...last,
        durationTicks: last.durationTicks + ticks - this.#nextTicks,
      };
    }
    this.#nextTicks = ticks;
  }

  #toTicks(ms: number): number {
    return Math.round((ms * this.#rate) / 1000);
  }

  #toMs(ticks: number): number {
    return (ticks * 1000) / this.#rate;
  }
}
