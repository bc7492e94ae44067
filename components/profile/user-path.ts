/** The address of somebody's own page; page of the recordings from 1. */
export function userPath(userId: string, page = 1): string {
  return `/u/${encodeURIComponent(userId)}${page > 1 ? `?page=${page}` : ""}`;
}
