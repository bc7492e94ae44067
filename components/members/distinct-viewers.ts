import type { Viewer, ViewersPage } from "./viewer-query";

/** Everybody on the pages, once: who comes or goes between two pages moves the others along. */
export function distinctViewers(pages: readonly ViewersPage[]): readonly Viewer[] {
  const known = new Map<string, Viewer>();
  for (const { viewers } of pages) {
    for (const viewer of viewers.items) {
      if (!known.has(viewer.userId)) known.set(viewer.userId, viewer);
    }
  }
  return [...known.values()];
}
