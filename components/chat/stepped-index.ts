/**
 * Where a key leads in a list of so many, or null when it leads nowhere. Arrows go round; in a grid
 * of several columns the upright ones go by rows and stop at its edges.
 */
export function steppedIndex(key: string, here: number, count: number, columns = 1): number | null {
  if (count === 0) return null;
  const round = (at: number) => (at + count) % count;
  const row = (at: number) => (at >= 0 && at < count ? at : here);
  switch (key) {
    case "Home":
      return 0;
    case "End":
      return count - 1;
    case "ArrowDown":
      return columns === 1 ? round(here + 1) : row(here + columns);
    case "ArrowUp":
      return columns === 1 ? round(Math.max(here, 0) - 1) : row(here - columns);
    case "ArrowRight":
      return columns === 1 ? null : round(here + 1);
    case "ArrowLeft":
      return columns === 1 ? null : round(here - 1);
    default:
      return null;
  }
}
