import { type RefObject, useEffect } from "react";

/**
 * Keeps `--visual-height` and `--visual-top` of an element at what is left of the window beside the
 * keyboard on the screen: Safari lays the page out as if that were not there.
 */
export function useVisualViewport(ref: RefObject<HTMLElement | null>, wanted: boolean): void {
  useEffect(() => {
    const element = ref.current;
    const viewport = window.visualViewport;
    if (!wanted || !element || !viewport) return;
    const adapt = () => {
      // Somebody has zoomed in: the page stays, and he moves over it.
      if (viewport.scale > 1.01) return;
      element.style.setProperty("--visual-height", `${viewport.height}px`);
      element.style.setProperty("--visual-top", `${viewport.offsetTop}px`);
    };
    adapt();
    viewport.addEventListener("resize", adapt);
    viewport.addEventListener("scroll", adapt);
    return () => {
      viewport.removeEventListener("resize", adapt);
      viewport.removeEventListener("scroll", adapt);
      element.style.removeProperty("--visual-height");
      element.style.removeProperty("--visual-top");
    };
  }, [ref, wanted]);
}
