import type { IngestSample } from "@/lib/shared/ingest";

/** Whole seconds that are remembered: ten minutes, about a hundred bytes each. */
const KEPT_SECONDS = 600;
/** A clock that was set back by more is another clock: the history begins anew, in seconds. */
const LONGEST_STEP_BACK_SECONDS = 10;

interface Second {
  videoBytes: number;
  audioBytes: number;
  frames: number;
}

/** What arrived in each of the last seconds, by the wall clock; seconds without anything are zeros. */
export class IngestHistory {
  #seconds: Second[] = [];
  /** Number of the second after the last one in `#seconds`, Unix s. */
  #next = 0;

  addVideo(nowMs: number, bytes: number): void {
    const second = this.#at(nowMs);
    second.videoBytes += bytes;
    second.frames += 1;
  }

  addAudio(nowMs: number, bytes: number): void {
    this.#at(nowMs).audioBytes += bytes;
  }

  /** Complete seconds up to `nowMs`, oldest first; the first one began with the live and is left out. */
  samples(nowMs: number): IngestSample[] {
    this.#advance(Math.floor(nowMs / 1000));
    const first = this.#next - this.#seconds.length;
    return this.#seconds.slice(1, -1).map((second, index) => ({
      atMs: (first + 1 + index) * 1000,
      videoKbps: Math.round((second.videoBytes * 8) / 1000),
      audioKbps: Math.round((second.audioBytes * 8) / 1000),
      framesPerSecond: second.frames,
    }));
  }

  #at(nowMs: number): Second {
    this.#advance(Math.floor(nowMs / 1000));
    const last = this.#seconds.at(-1);
    if (last) return last;
    throw new Error("There is no second to count in.");
  }

  /** Makes `second` the last one. A clock that was set back a little goes on in the present second. */
  #advance(second: number): void {
    if (second + LONGEST_STEP_BACK_SECONDS < this.#next - 1) this.#seconds = [];
    if (this.#seconds.length === 0) this.#next = second;
    const missing = second + 1 - this.#next;
    for (let left = Math.min(missing, KEPT_SECONDS + 2); left > 0; left -= 1) {
      this.#seconds.push({ videoBytes: 0, audioBytes: 0, frames: 0 });
      // One more at either end is not complete.
      if (this.#seconds.length > KEPT_SECONDS + 2) this.#seconds.shift();
    }
    this.#next = Math.max(this.#next, second + 1);
  }
}
