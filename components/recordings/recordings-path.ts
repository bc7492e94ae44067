/** A page of one's own recordings, from 1. */
export function recordingsPath(page: number): string {
  return page > 1 ? `/studio/recordings?page=${page}` : "/studio/recordings";
}
