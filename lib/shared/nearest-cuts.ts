/**
 * The cut points nearest to a wish, at least one apart; `points` are in order and at least two, its
 * beginning and its end among them. The dialog shows what the server will do by the same function.
 */
export function nearestCuts(
  points: readonly number[],
  wish: { readonly startSeconds: number; readonly endSeconds: number },
): { startSeconds: number; endSeconds: number } {
  const startSeconds = nearest(points.slice(0, -1), wish.startSeconds);
  const later = points.filter((point) => point > startSeconds);
  return { startSeconds, endSeconds: nearest(later, wish.endSeconds) };
}

function nearest(points: readonly number[], seconds: number): number {
  let best = points[0] ?? 0;
  for (const point of points) {
    if (Math.abs(point - seconds) < Math.abs(best - seconds)) best = point;
  }
  return best;
}
