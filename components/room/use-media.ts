import { useCallback, useSyncExternalStore } from "react";

/** The variant `upright` of globals.css, for what is only drawn there. */
export const uprightMedia = "(max-width: 767px) and (orientation: portrait)";

/** Whether a media query holds; false on the server and while the page is hydrated. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", onChange);
      return () => list.removeEventListener("change", onChange);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  );
}
