import { useEffect, useState } from "react";

const tickMs = 500;

/**
 * The server's time as it goes on from its last answer, Unix ms: a wrong clock in the browser does
 * not matter, and it goes on while the server cannot be reached.
 */
export function useServerNow(answeredMs: number): number {
  const [passed, setPassed] = useState({ sinceMs: answeredMs, ms: 0 });
  useEffect(() => {
    const answeredAt = performance.now();
    const tick = () => setPassed({ sinceMs: answeredMs, ms: performance.now() - answeredAt });
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, [answeredMs]);
  return answeredMs + (passed.sinceMs === answeredMs ? passed.ms : 0);
}
