import { useFormatter, useNow } from "use-intl";

/** How often a shown age is brought up to date, in milliseconds. */
const refreshMs = 15_000;

/** A moment as its distance from now, e.g. "5 minutes ago". */
export function TimeAgo({ atMs }: { atMs: number }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: refreshMs });
  const date = new Date(atMs);
  return (
    <time dateTime={date.toISOString()} suppressHydrationWarning>
      {format.relativeTime(date, now)}
    </time>
  );
}
