import type { DanmakuItem } from "./danmaku-feed";

export interface Arrival {
  readonly item: DanmakuItem;
  readonly sinceMs: number;
}

/** The wings of the stage: what waits to enter until the next frame, own texts a little longer. */
export interface Arrivals {
  push(item: DanmakuItem, nowMs: number): void;
  /** Everything that waits, own texts first. While the stage stands others' are lost. */
  take(nowMs: number, running: boolean): readonly Arrival[];
  /** An own text for which there was no lane. Others' are dropped. */
  giveBack(arrival: Arrival): void;
  /** Whether somebody's own text still waits for a lane. */
  readonly waiting: boolean;
  clear(): void;
}

/** Of others, in one frame; more than the densest picture holds. */
const maxOthers = 60;

/** A person does not write faster than this. */
const maxOwn = 5;

/** An own text that found no lane for so long is only in the chat, in milliseconds on the stage. */
const maxOwnWaitMs = 8000;

export function createArrivals(): Arrivals {
  let own: Arrival[] = [];
  let others: Arrival[] = [];
  return {
    push(item, nowMs) {
      const list = item.own ? own : others;
      if (list.length < (item.own ? maxOwn : maxOthers)) list.push({ item, sinceMs: nowMs });
    },
    take(nowMs, running) {
      const taken = others;
      others = [];
      if (!running) return [];
      const waited = own.filter(({ sinceMs }) => nowMs - sinceMs <= maxOwnWaitMs);
      own = [];
      return [...waited, ...taken];
    },
    giveBack(arrival) {
      if (arrival.item.own && own.length < maxOwn) own.push(arrival);
    },
    get waiting() {
      return own.length > 0;
    },
    clear() {
      own = [];
      others = [];
    },
  };
}
