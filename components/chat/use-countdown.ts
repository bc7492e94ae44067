import { useEffect, useState } from "react";
import { secondsUntil } from "./writing";

/** Whole seconds until then; renders once a second while there are any, and not afterwards. */
export function useCountdown(untilMs: number): number {
  const [nowMs, setNowMs] = useState(0);
  useEffect(() => {
    const tick = () => setNowMs(Date.now());
    tick();
    if (untilMs <= Date.now()) return;
    const timer = setInterval(() => {
      tick();
      if (Date.now() >= untilMs) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [untilMs]);
  // Before the first tick, while the page is hydrated, nobody is kept waiting.
  return nowMs === 0 ? 0 : secondsUntil(untilMs, nowMs);
}
