/** How much further from the edge a viewer is kept because his line has stalled. */
export interface StallAllowance {
  readonly seconds: number;
  readonly atMs: number;
}

export const noAllowance: StallAllowance = { seconds: 0, atMs: 0 };

const perStallSeconds = 0.5;
/** After this time without a stall half of it is given back: latency must not only ever grow. */
const halfLifeMs = 60_000;

/** What is left of it at a moment. */
export function allowanceSeconds({ seconds, atMs }: StallAllowance, nowMs: number): number {
  return seconds * 2 ** (-Math.max(0, nowMs - atMs) / halfLifeMs);
}

/** One stall more, up to a bound that the stream's own spacing gives. */
export function afterStall(
  allowance: StallAllowance,
  nowMs: number,
  maxSeconds: number,
): StallAllowance {
  const seconds = Math.min(maxSeconds, allowanceSeconds(allowance, nowMs) + perStallSeconds);
  return { seconds, atMs: nowMs };
}
