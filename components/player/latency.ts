/** Past this a viewer is not really live any more, in seconds. */
export const behindSeconds = 6;

export type LatencyState = "unknown" | "live" | "behind";

/** How the LIVE pill looks for a measured latency. */
export function latencyState(seconds: number | null): LatencyState {
  if (seconds === null || !Number.isFinite(seconds) || seconds < 0) return "unknown";
  return seconds > behindSeconds ? "behind" : "live";
}
