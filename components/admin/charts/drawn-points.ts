import type { ServerChart, ServerPoint } from "@/lib/shared/admin-charts";

/** A moment of the axis of time; null: nothing is known of it, and no line goes over it. */
export interface DrawnPoint {
  readonly atMs: number;
  readonly point: ServerPoint | null;
}

/** A pause of measuring that is shorter than this is none: a look comes late. */
const shortestGapMs = 90_000;

/**
 * The points of a chart over the whole time that was asked for, with gaps where the server did not
 * run. What was measured lasts until the end of its stretch, so that one alone is a line, too.
 */
export function drawnPoints({ fromMs, untilMs, stretchMs, points }: ServerChart): DrawnPoint[] {
  const gapMs = Math.max(shortestGapMs, stretchMs);
  const drawn: DrawnPoint[] = [];
  const add = (atMs: number, point: ServerPoint | null) => {
    // The axis only goes on.
    if (atMs > (drawn.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY)) drawn.push({ atMs, point });
  };
  let before: ServerPoint | null = null;
  add(fromMs, null);
  for (const point of points) {
    if (before && point.atMs - before.untilMs > gapMs) {
      add(before.untilMs, before);
      add(before.untilMs + 1, null);
    }
    // A first point at the very beginning is no gap.
    if (!before && point.atMs === fromMs) drawn.pop();
    add(point.atMs, point);
    before = point;
  }
  if (before) add(Math.min(before.untilMs, untilMs), before);
  if (before && untilMs - before.untilMs > gapMs) add(before.untilMs + 1, null);
  add(untilMs, before && untilMs - before.untilMs <= gapMs ? before : null);
  return drawn;
}
