"use client";

import { useQueries } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { TapePage } from "@/lib/shared/replay";
import { replayWindowQuery } from "./queries";
import type { ReplayClock } from "./replay-clock";
import type { LoadedChat } from "./replay-moments";
import { joinWindows, lastWindowOf, windowAt, windowsAround } from "./replay-windows";

export interface ReplayChatState {
  readonly loaded: LoadedChat;
  readonly failed: boolean;
  /** Something earlier can be loaded. */
  readonly hasEarlier: boolean;
  readonly loadEarlier: () => void;
  readonly retry: () => void;
}

/** The conversation around the place where a recording is. */
export function useReplayChat(
  { fileId, durationSeconds, hasChat }: TapePage,
  clock: ReplayClock,
): ReplayChatState {
  const lastIndex = lastWindowOf(durationSeconds);
  const index = useSyncExternalStore(
    clock.follow,
    () => windowAt(clock.placeMs(), lastIndex),
    () => 0,
  );
  // What the reader has asked for holds until he goes somewhere else.
  const [earliest, setEarliest] = useState<number | null>(null);
  useEffect(() => clock.onJump(() => setEarliest(null)), [clock]);
  const { first, last, hasEarlier } = windowsAround(index, lastIndex, earliest);
  const indexes = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const { windows, failed, retry } = useQueries({
    queries: hasChat ? indexes.map((window) => replayWindowQuery(fileId, window)) : [],
    combine: combineWindows,
  });
  const loaded = useMemo(
    () => joinWindows(windows, first, index, lastIndex),
    [windows, first, index, lastIndex],
  );
  const loadEarlier = useCallback(() => setEarliest(Math.max(0, first - 1)), [first]);
  return { loaded, failed, hasEarlier: hasChat && hasEarlier, loadEarlier, retry };
}

interface WindowResult {
  readonly data: LoadedChat["messages"] | undefined;
  readonly isError: boolean;
  readonly refetch: () => unknown;
}

function combineWindows(results: readonly WindowResult[]) {
  return {
    windows: results.map(({ data }) => data),
    failed: results.some(({ isError }) => isError),
    retry() {
      for (const { isError, refetch } of results) if (isError) refetch();
    },
  };
}
