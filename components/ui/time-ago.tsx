"use client";

import { useEffect, useState } from "react";
import { useFormatter, useNow } from "use-intl";
import { useMoment } from "@/components/studio/use-moment";

/** How often a shown age is brought up to date, in milliseconds. */
const refreshMs = 15_000;

/** A moment as its distance from now, e.g. "5 minutes ago"; its tooltip has day and time. */
export function TimeAgo({ atMs }: { atMs: number }) {
  const format = useFormatter();
  const moment = useMoment();
  const now = useTickingNow();
  const date = new Date(atMs);
  // A browser whose clock is slow must not read "in 3 seconds".
  const seenAt = new Date(Math.max(now.getTime(), atMs));
  return (
    <time dateTime={date.toISOString()} title={moment(atMs)}>
      {format.relativeTime(date, seenAt)}
    </time>
  );
}

/**
 * The server's time in its HTML and while that is hydrated, then this browser's. `useNow` alone
 * would stay at the time of the page load until its first interval, also after a navigation.
 */
function useTickingNow(): Date {
  const [now, setNow] = useState(useNow());
  useEffect(() => {
    const tick = () => setNow(new Date());
    tick();
    const timer = setInterval(tick, refreshMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
