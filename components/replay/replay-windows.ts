import { type ReplayMessage, replayWindowSeconds } from "@/lib/shared/replay";
import { type LoadedChat, nothingLoaded } from "./replay-moments";

const windowMs = replayWindowSeconds * 1000;
/** Bounds what a page keeps of a long conversation: who wants to read more of it goes there. */
const maxWindowsBack = 20;

/** Which windows of the conversation are wanted; counted from 0. */
export interface WantedWindows {
  readonly first: number;
  readonly last: number;
  /** There is more to be read before them. */
  readonly hasEarlier: boolean;
}

/** The last window of a recording; the end of the recording belongs to it. */
export function lastWindowOf(durationSeconds: number): number {
  return Math.max(0, Math.ceil(durationSeconds / replayWindowSeconds) - 1);
}

/** The window that a place is in. */
export function windowAt(placeMs: number, lastIndex: number): number {
  return Math.min(lastIndex, Math.max(0, Math.floor(placeMs / windowMs)));
}

/**
 * The window of the place, the one before for the list, and the next, so that nothing comes late;
 * from `earliest` on where the reader has asked for more of what was said before.
 */
export function windowsAround(
  index: number,
  lastIndex: number,
  earliest: number | null,
): WantedWindows {
  const floor = Math.max(0, index - maxWindowsBack);
  const first = Math.max(floor, Math.min(index - 1, earliest ?? index));
  return { first, last: Math.min(lastIndex, index + 1), hasEarlier: first > floor };
}

/** What there is without a hole around the window `index`; `windows` begin with the one `first`. */
export function joinWindows(
  windows: readonly (readonly ReplayMessage[] | undefined)[],
  first: number,
  index: number,
  lastIndex: number,
): LoadedChat {
  const at = index - first;
  if (!windows[at]) return nothingLoaded;
  let from = at;
  while (from > 0 && windows[from - 1]) from -= 1;
  let until = at + 1;
  while (windows[until]) until += 1;
  const reachesEnd = first + until > lastIndex;
  return {
    messages: windows.slice(from, until).flatMap((messages) => messages ?? []),
    fromMs: (first + from) * windowMs,
    untilMs: reachesEnd ? Number.MAX_SAFE_INTEGER : (first + until) * windowMs,
  };
}
