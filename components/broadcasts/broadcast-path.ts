/** The page of one's own broadcasts, page from 1. */
export function historyPath(page: number): string {
  return page > 1 ? `/studio/history?page=${page}` : "/studio/history";
}

/** The page of one of them. */
export function broadcastPath(id: string): string {
  return `/studio/history/${encodeURIComponent(id)}`;
}
