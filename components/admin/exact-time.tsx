"use client";

import { useFormatter } from "use-intl";

/** A moment to the second, with the zone in which it is told. */
export function ExactTime({ atMs }: { readonly atMs: number }) {
  const format = useFormatter();
  const at = new Date(atMs);
  return (
    <time dateTime={at.toISOString()}>
      {format.dateTime(at, { dateStyle: "medium", timeStyle: "long" })}
    </time>
  );
}
