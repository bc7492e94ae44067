import { useEffect, useRef } from "react";
import type { DanmakuFeed } from "@/components/danmaku/danmaku-feed";
import type { ReplayClock } from "./replay-clock";
import { createReplayFlights, type ReplayFlights } from "./replay-flights";
import type { LoadedChat } from "./replay-moments";

/** Feeds the danmaku of a recording to the picture as it plays. */
export function useReplayDanmaku(
  clock: ReplayClock,
  loaded: LoadedChat,
  feed: DanmakuFeed,
  ownUserId: string,
): void {
  const flights = useRef<ReplayFlights | null>(null);
  useEffect(() => {
    const isOwn = ({ userId }: { readonly userId: string }) => userId === ownUserId;
    const made = createReplayFlights(feed, isOwn, clock.placeMs());
    flights.current = made;
    return clock.onJump(() => made.jump(clock.placeMs()));
  }, [clock, feed, ownUserId]);
  useEffect(() => {
    const reach = () => flights.current?.reach(clock.placeMs(), loaded);
    reach();
    return clock.follow(reach);
  }, [clock, loaded]);
}
