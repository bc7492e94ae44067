import { useMemo, useSyncExternalStore } from "react";
import type { ReplayMessage } from "@/lib/shared/replay";
import type { ReplayClock } from "./replay-clock";
import { countUpTo, type LoadedChat } from "./replay-moments";

/** The last `most` messages up to the picture that is shown; `cut` says whether there are more. */
export function useReplayLines(
  clock: ReplayClock,
  { messages }: LoadedChat,
  most: number,
): { readonly lines: readonly ReplayMessage[]; readonly cut: boolean } {
  const count = useSyncExternalStore(
    clock.follow,
    () => countUpTo(messages, clock.placeMs()),
    () => 0,
  );
  return useMemo(
    () => ({ lines: messages.slice(Math.max(0, count - most), count), cut: count > most }),
    [messages, count, most],
  );
}
