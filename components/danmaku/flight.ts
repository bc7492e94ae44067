/**
 * The way of one text over the stage. Pixels count from the stage's upper left corner and
 * milliseconds by the stage's own clock, so that neither a resize nor a pause changes a flight.
 */
export interface Flight {
  /** Where its left edge is at `startMs`. */
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Leftwards; 0 stands. */
  readonly speedPxPerMs: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** Where the left edge of a flight is. */
export function leftAt(flight: Flight, ms: number): number {
  return flight.leftPx - flight.speedPxPerMs * (ms - flight.startMs);
}

/**
 * Whether two flights come closer than the gap at any time. The distance of two
 * straight motions is linear in time: when one is ahead of the other both at the beginning and at
 * the end of the time they share, it is so all the while, and a change of order has an overlap.
 */
export function meet(a: Flight, b: Flight, gapPx: number): boolean {
  if (a.topPx >= b.topPx + b.heightPx || b.topPx >= a.topPx + a.heightPx) return false;
  const from = Math.max(a.startMs, b.startMs);
  const until = Math.min(a.endMs, b.endMs);
  if (from >= until) return false;
  const staysAhead = (first: Flight, second: Flight) =>
    [from, until].every((ms) => leftAt(first, ms) + first.widthPx + gapPx <= leftAt(second, ms));
  return !staysAhead(a, b) && !staysAhead(b, a);
}
