import { useSyncExternalStore } from "react";

/** False on the server and while its page is hydrated: what only the browser knows is not known yet. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}
