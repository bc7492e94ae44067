import { useSyncExternalStore } from "react";

/**
 * How much of the page's lower edge the virtual keyboard covers, in CSS pixels. Browsers that
 * shrink the page for it have none; iOS puts it over the page and only tells the visual viewport.
 */
export function useKeyboardInset(): number {
  return useSyncExternalStore(subscribe, insetPx, () => 0);
}

function subscribe(listener: () => void): () => void {
  const viewport = window.visualViewport;
  viewport?.addEventListener("resize", listener);
  viewport?.addEventListener("scroll", listener);
  return () => {
    viewport?.removeEventListener("resize", listener);
    viewport?.removeEventListener("scroll", listener);
  };
}

function insetPx(): number {
  const viewport = window.visualViewport;
  // Who zooms in sees a part of the page, which has nothing to do with a keyboard.
  if (!viewport || viewport.scale > 1.01) return 0;
  return Math.max(0, Math.round(window.innerHeight - viewport.height - viewport.offsetTop));
}
