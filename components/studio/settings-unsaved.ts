import { createContext, use, useEffect, useEffectEvent, useId, useState } from "react";

/** Told by every section whether something typed there is not saved. */
export const UnsavedContext = createContext<(section: string, unsaved: boolean) => void>(
  () => undefined,
);

/** Tells the page around whether this section has something that is not saved. */
export function useUnsaved(unsaved: boolean): void {
  const tell = use(UnsavedContext);
  const section = useId();
  useEffect(() => {
    tell(section, unsaved);
    return () => tell(section, false);
  }, [tell, section, unsaved]);
}

/**
 * Asks before somebody leaves what is not saved: by a link of ours, by closing the page or by
 * loading it anew. Returns what the sections tell.
 */
export function useLeaveWarning(question: string): (section: string, unsaved: boolean) => void {
  const [sections, setSections] = useState<ReadonlySet<string>>(new Set());
  const [tell] = useState(() => (section: string, unsaved: boolean) => {
    setSections((before) => {
      if (before.has(section) === unsaved) return before;
      const after = new Set(before);
      if (unsaved) after.add(section);
      else after.delete(section);
      return after;
    });
  });
  const isUnsaved = sections.size > 0;
  const mayLeave = useEffectEvent(() => window.confirm(question));
  useEffect(() => {
    if (!isUnsaved) return;
    const listening = new AbortController();
    const { signal } = listening;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!isPlain || !(link instanceof HTMLAnchorElement) || link.target === "_blank") return;
      if (new URL(link.href).pathname === window.location.pathname || mayLeave()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", onUnload, { signal });
    // Before the link's own handler, which goes there without loading a page.
    document.addEventListener("click", onClick, { capture: true, signal });
    return () => listening.abort();
  }, [isUnsaved]);
  return tell;
}
