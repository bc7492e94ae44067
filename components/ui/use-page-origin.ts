"use client";

import { useSyncExternalStore } from "react";

/** Scheme and host of this page as the reader reached it; empty on the server. */
export function usePageOrigin(): string {
  return useSyncExternalStore(
    () => () => undefined,
    () => location.origin,
    () => "",
  );
}
