import type { NoteRefusal } from "@/lib/media/types";
import type { RefusedPush } from "@/lib/shared/ingest";
import { keyTimeIn } from "./key-generations";

/** How long a push that was turned away is remembered, in milliseconds. */
export const refusalMemoryMs = 15 * 60_000;
/** Different ones that are remembered of one stream: what the studio can show without scrolling. */
export const refusalsPerStream = 8;
/** Streams with any, all together; the one whose last is the oldest goes first. */
export const refusedStreams = 1000;
/** Longest words that are kept of what a publisher says about itself. */
const longestWord = 120;

interface Kept {
  readonly refusal: RefusedPush;
  /**
   * Of an alarm: by which key, that was good then, somebody else came (`txTime`, Unix s); null
   * where that is not known. Of other refusals anybody could make it up.
   */
  readonly keyTimeS: number | null;
}

/**
 * The last pushes that did not come through, for the studio of whom they would have been. Stream
 * names stand in play URLs, so that anybody can make up a push: what repeats itself counts once,
 * streams of nobody are not remembered, and everything is bounded.
 */
export class RefusedPushes {
  /** The newest last, of streams and of the refusals of each. */
  readonly #byStream = new Map<string, readonly Kept[]>();

  constructor(
    private readonly isOwned: (streamName: string) => boolean,
    private readonly now: () => number,
  ) {}

  /** Remembers one; an encoder that tries again and again is one, at its last time. */
  readonly note: NoteRefusal = (streamName, refusal, query) => {
    if (!this.isOwned(streamName)) return;
    const keyTimeS = refusal.why === "taken" && query ? keyTimeIn(query) : null;
    const kept = { refusal: shortened(refusal), keyTimeS };
    const others = this.#fresh(streamName).filter((known) => !isSame(known, kept));
    const all = [...others, kept].sort((a, b) => a.refusal.atMs - b.refusal.atMs);
    this.#byStream.delete(streamName);
    this.#byStream.set(streamName, all.slice(-refusalsPerStream));
    const [oldest] = this.#byStream.keys();
    if (this.#byStream.size > refusedStreams && oldest !== undefined) this.#byStream.delete(oldest);
  };

  /**
   * Those of the last minutes, newest first. That somebody has a key is no alarm any more when that
   * key, being older than `keyFloorS`, opens nothing.
   */
  of(streamName: string, keyFloorS = 0): readonly RefusedPush[] {
    return this.#fresh(streamName)
      .filter(({ keyTimeS }) => keyTimeS === null || keyTimeS >= keyFloorS)
      .map(({ refusal }) => refusal)
      .toReversed();
  }

  /**
   * The key was changed: what went wrong before is no news any more. Only that somebody else has
   * the one before is, as long as it works.
   */
  forget(streamName: string): void {
    const alarms = this.#fresh(streamName).filter(({ keyTimeS }) => keyTimeS !== null);
    if (alarms.length > 0) this.#byStream.set(streamName, alarms);
    else this.#byStream.delete(streamName);
  }

  /** Streams of which anything is kept. */
  get size(): number {
    return this.#byStream.size;
  }

  #fresh(streamName: string): readonly Kept[] {
    const sinceMs = this.now() - refusalMemoryMs;
    const all = this.#byStream.get(streamName) ?? [];
    return all.filter(({ refusal }) => refusal.atMs >= sinceMs);
  }
}

/** A service that learns of pushes which were turned away. */
export interface RefusedPushServices {
  readonly refusedPushes: RefusedPushes;
}

function isSame({ refusal: a, keyTimeS }: Kept, { refusal: b, keyTimeS: other }: Kept): boolean {
  const isAlike =
    a.why === b.why && a.detail === b.detail && a.clientIp === b.clientIp && a.agent === b.agent;
  return isAlike && keyTimeS === other;
}

function shortened({ atMs, why, detail, clientIp, agent }: RefusedPush): RefusedPush {
  const short = (text: string) => text.slice(0, longestWord);
  return { atMs, why, detail: short(detail), clientIp: short(clientIp), agent: short(agent) };
}
