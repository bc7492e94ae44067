import type { ReplayMessage } from "@/lib/shared/replay";

/** How many messages of an ordered list have their place before `placeMs`, or at it. */
export function countUpTo(messages: readonly Pick<ReplayMessage, "offsetMs">[], placeMs: number) {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle]?.offsetMs ?? 0) <= placeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A stretch of the conversation without holes, in its order. */
export interface LoadedChat {
  readonly messages: readonly ReplayMessage[];
  /** What of the recording it covers; the last window reaches beyond its end. */
  readonly fromMs: number;
  readonly untilMs: number;
}

export const nothingLoaded: LoadedChat = { messages: [], fromMs: 0, untilMs: 0 };
