import type { NoteRefusal } from "@/lib/media/types";
import type { RefusedPush } from "@/lib/shared/ingest";

/** How long a push that was turned away is remembered, in milliseconds. */
export const refusalMemoryMs = 15 * 60_000;
/** Different ones that are remembered of one stream: what the studio can show without scrolling. */
export const refusalsPerStream = 8;
/** Streams with any, all together; the one whose last is the oldest goes first. */
export const refusedStreams = 1000;
/** Longest words that are kept of what a publisher says about itself. */
const longestWord = 120;

/**
 * The last pushes that did not come through, for the studio of whom they would have been. Stream
 * names stand in play URLs, so that anybody can make up a push: what repeats itself counts once,
 * streams of nobody are not remembered, and everything is bounded.
 */
export class RefusedPushes {
  /** The newest last, of streams and of the refusals of each. */
  readonly #byStream = new Map<string, readonly RefusedPush[]>();

  constructor(
    private readonly isOwned: (streamName: string) => boolean,
    private readonly now: () => number,
  ) {}

  /** Remembers one; an encoder that tries again and again is one, at its last time. */
  readonly note: NoteRefusal = (streamName, refusal) => {
    if (!this.isOwned(streamName)) return;
    const kept = shortened(refusal);
    const others = this.#fresh(streamName).filter((known) => !isSame(known, kept));
    const all = [...others, kept].sort((a, b) => a.atMs - b.atMs);
    this.#byStream.delete(streamName);
    this.#byStream.set(streamName, all.slice(-refusalsPerStream));
    const [oldest] = this.#byStream.keys();
    if (this.#byStream.size > refusedStreams && oldest !== undefined) this.#byStream.delete(oldest);
  };

  /** Those of the last minutes, newest first. */
  of(streamName: string): readonly RefusedPush[] {
    return this.#fresh(streamName).toReversed();
  }

  /** What went wrong with keys that have been changed since is no news any more. */
  forget(streamName: string): void {
    this.#byStream.delete(streamName);
  }

  /** Streams of which anything is kept. */
  get size(): number {
    return this.#byStream.size;
  }

  #fresh(streamName: string): readonly RefusedPush[] {
    const sinceMs = this.now() - refusalMemoryMs;
    return (this.#byStream.get(streamName) ?? []).filter(({ atMs }) => atMs >= sinceMs);
  }
}

/** A service that learns of pushes which were turned away. */
export interface RefusedPushServices {
  readonly refusedPushes: RefusedPushes;
}

function isSame(a: RefusedPush, b: RefusedPush): boolean {
  return (
    a.why === b.why && a.detail === b.detail && a.clientIp === b.clientIp && a.agent === b.agent
  );
}

function shortened({ atMs, why, detail, clientIp, agent }: RefusedPush): RefusedPush {
  const short = (text: string) => text.slice(0, longestWord);
  return { atMs, why, detail: short(detail), clientIp: short(clientIp), agent: short(agent) };
}
