import { useEffect, useState } from "react";
import type { LiveView } from "./keep-live-edge";

const lookIntervalMs = 500;

/** What is read of the live edge, twice a second and to tenths of a second, as it is shown. */
export function useLiveView(read: () => LiveView | null): LiveView | null {
  const [view, setView] = useState<LiveView | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = rounded(read());
      setView((before) => (isSame(before, now) ? before : now));
    }, lookIntervalMs);
    return () => clearInterval(timer);
  }, [read]);
  return view;
}

function rounded(view: LiveView | null): LiveView | null {
  if (!view) return null;
  const { latencySeconds } = view;
  const known = latencySeconds !== null && Number.isFinite(latencySeconds) && latencySeconds >= 0;
  return { ...view, latencySeconds: known ? Math.round(latencySeconds * 10) / 10 : null };
}

function isSame(one: LiveView | null, other: LiveView | null): boolean {
  if (!one || !other) return one === other;
  return (
    one.latencySeconds === other.latencySeconds &&
    one.behind === other.behind &&
    one.catchingUp === other.catchingUp
  );
}
