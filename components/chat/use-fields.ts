import { useCallback, useRef } from "react";

/** Where the page has a field to write in, the newest last: a sheet's goes before the bar's. */
export function useFields() {
  const fields = useRef<readonly (() => void)[]>([]);
  const focusField = useCallback(() => fields.current.at(-1)?.(), []);
  const offerField = useCallback((focus: () => void) => {
    fields.current = [...fields.current, focus];
    return () => {
      fields.current = fields.current.filter((it) => it !== focus);
    };
  }, []);
  return { focusField, offerField };
}
