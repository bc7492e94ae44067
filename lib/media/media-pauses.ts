/** A publisher that stayed connected sent nothing for a while, and left that time out of its media. */
export interface MediaPause {
  /** When its media stopped and when they went on, Unix ms. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/** From some media on it has been so late, by the wall clock, that it was never earlier again. */
interface Level {
  readonly mediaMs: number;
  /** Wall clock less media time, ms: at its beginning, and since. */
  readonly lateMs: number;
  lastLateMs: number;
  lastMediaMs: number;
}

/** Less is the jitter of a network, and no message of a replay is that exact. */
const shortestPauseMs = 2000;
/** The clocks of encoders differ by less than this, which over hours is no pause either. */
const clockDrift = 0.001;
/** Of one publisher; with one more, the shortest counts no longer. */
const maxPauses = 16;

/**
 * Finds the pauses of a publisher from when its media arrive. After a network fault a publisher
 * either sends late what it had kept, and then it catches up, or it leaves it out, and then its
 * media stay behind the wall clock for good. So a pause is where media became later and never
 * caught up again, which is known for certain at the end only.
 */
export class MediaPauses {
  /** Ever later; the first is how late media were at their best. */
  private readonly levels: Level[] = [];

  /** Media up to `mediaMs` have arrived; both in ms, in the order of the media. */
  note(mediaMs: number, nowMs: number): void {
    const lateMs = nowMs - mediaMs;
    let since = mediaMs;
    for (let last = this.levels.at(-1); last && last.lateMs >= lateMs; last = this.levels.at(-1)) {
      // It has caught up that far: what came later than this was only late.
      since = last.mediaMs;
      this.levels.pop();
    }
    const before = this.levels.at(-1);
    if (before && lateMs - before.lastLateMs < shortestPauseMs) {
      const drifted = before.lastLateMs + (mediaMs - before.lastMediaMs) * clockDrift;
      Object.assign(before, { lastLateMs: Math.min(lateMs, drifted), lastMediaMs: mediaMs });
      return;
    }
    this.levels.push({ mediaMs: since, lateMs, lastLateMs: lateMs, lastMediaMs: mediaMs });
    if (this.levels.length > maxPauses + 1) this.forgetShortest();
  }

  /** The pauses as far as they are known now, in their order. */
  get found(): MediaPause[] {
    return this.levels.slice(1).map(({ mediaMs, lateMs }, index) => ({
      fromMs: mediaMs + (this.levels[index]?.lastLateMs ?? lateMs),
      untilMs: mediaMs + lateMs,
    }));
  }

  private forgetShortest(): void {
    const lengths = this.levels.map(({ lateMs }, index) => {
      const before = this.levels[index - 1];
      return before ? lateMs - before.lastLateMs : Number.POSITIVE_INFINITY;
    });
    this.levels.splice(lengths.indexOf(Math.min(...lengths)), 1);
  }
}
