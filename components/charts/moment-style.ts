const dayMs = 86_400_000;

/** How the moments of a chart are told: with their day where they are of several. */
export function momentStyle(atMs: readonly number[]) {
  const isLong = (atMs.at(-1) ?? 0) - (atMs[0] ?? 0) > dayMs / 2;
  return isLong
    ? ({ dateStyle: "short", timeStyle: "short" } as const)
    : ({ timeStyle: "medium" } as const);
}
