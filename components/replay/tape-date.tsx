"use client";

import { useSyncExternalStore } from "react";
import { useFormatter } from "use-intl";

/** The day on which something was broadcast, in the reader's own time zone as soon as it is known. */
export function TapeDate({ atMs }: { readonly atMs: number }) {
  const format = useFormatter();
  const timeZone = useSyncExternalStore(
    () => () => undefined,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
  const date = new Date(atMs);
  return (
    <time dateTime={date.toISOString()}>
      {format.dateTime(date, { dateStyle: "medium", timeStyle: "short", timeZone })}
    </time>
  );
}
