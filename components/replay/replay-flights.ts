import type { DanmakuFeed } from "@/components/danmaku/danmaku-feed";
import type { ReplayMessage } from "@/lib/shared/replay";
import { countUpTo, type LoadedChat } from "./replay-moments";

/** A danmaku that comes later than this after its picture, because the network was slow, is not flown. */
const longestDelayMs = 3000;

/** Lets the danmaku of a recording fly in time with its picture. */
export interface ReplayFlights {
  /** The picture has come to this place: what is due flies, each once. */
  reach(placeMs: number, loaded: LoadedChat): void;
  /** The viewer has gone to another place: what flies is over, and it goes on from there. */
  jump(placeMs: number): void;
}

export function createReplayFlights(
  feed: Pick<DanmakuFeed, "push" | "clear">,
  isOwn: (message: ReplayMessage) => boolean,
  startMs = 0,
): ReplayFlights {
  /** What has its place before this has flown, or was passed over. */
  let flownMs = startMs;
  return {
    reach(placeMs, { messages, fromMs, untilMs }) {
      // What is not loaded is waited for, so that a slow answer does not lose anything.
      if (placeMs < fromMs || flownMs >= untilMs) return;
      const dueMs = Math.min(placeMs, untilMs);
      if (dueMs <= flownMs) return;
      const sinceMs = Math.max(flownMs, fromMs, placeMs - longestDelayMs);
      // Places are whole milliseconds: before it, and not at it.
      const first = countUpTo(messages, sinceMs - 1);
      const end = countUpTo(messages, dueMs - 1);
      flownMs = dueMs;
      for (const message of messages.slice(first, end)) {
        if (message.kind !== "danmaku") continue;
        const { id, userId, text, placement } = message;
        feed.push({ id, userId, text, placement, own: isOwn(message) });
      }
    },
    jump(placeMs) {
      flownMs = placeMs;
      feed.clear();
    },
  };
}
