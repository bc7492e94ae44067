/** A step above this is a jump of the publisher's clock, not a pause of its media. */
const JUMP_MS = 3000;
/** Steps back within this are jitter and are flattened instead of moving the clock. */
const JITTER_MS = 100;

export type TrackKind = "video" | "audio";

interface TrackClock {
  offsetMs: number;
  lastMs: number | undefined;
  /** Last plausible step, used to continue over a jump. */
  stepMs: number;
}

/**
 * Maps publisher timestamps to media time, which begins at 0 and never jumps or runs backwards.
 * Each track keeps its own offset; after a jump it first tries the offset of the other track, so
 * that both end on the same clock again and stay in sync.
 */
export class Timeline {
  readonly #tracks: Record<TrackKind, TrackClock> = {
    video: { offsetMs: 0, lastMs: undefined, stepMs: 33 },
    audio: { offsetMs: 0, lastMs: undefined, stepMs: 23 },
  };

  #beginMs = 0;

  /** Begins anew: the frame with this timestamp has the media time `mediaMs`. */
  begin(dtsMs: number, mediaMs: number): void {
    for (const track of Object.values(this.#tracks)) {
      track.offsetMs = mediaMs - dtsMs;
      track.lastMs = undefined;
    }
    this.#beginMs = mediaMs;
  }

  /** Media time of a frame; never less than that of the frame before it on the same track. */
  map(kind: TrackKind, dtsMs: number): number {
    const own = this.#tracks[kind];
    const other = this.#tracks[kind === "video" ? "audio" : "video"];
    const newestMs = Math.max(own.lastMs ?? this.#beginMs, other.lastMs ?? this.#beginMs);
    const plausible = (mediaMs: number): boolean =>
      Math.abs(mediaMs - newestMs) <= JUMP_MS &&
      (own.lastMs === undefined || mediaMs >= own.lastMs - JITTER_MS);

    let mediaMs = dtsMs + own.offsetMs;
    if (!plausible(mediaMs)) {
      if (plausible(dtsMs + other.offsetMs)) own.offsetMs = other.offsetMs;
      else own.offsetMs = (own.lastMs ?? newestMs) + own.stepMs - dtsMs;
      mediaMs = dtsMs + own.offsetMs;
    }
    if (own.lastMs !== undefined) {
      mediaMs = Math.max(mediaMs, own.lastMs);
      const stepMs = mediaMs - own.lastMs;
      if (stepMs > 0 && stepMs < 1000) own.stepMs = stepMs;
    }
    own.lastMs = mediaMs;
    return mediaMs;
  }

  /** Usual distance between frames of a track, used for the last frame, which has no successor. */
  stepMs(kind: TrackKind): number {
    return this.#tracks[kind].stepMs;
  }
}
