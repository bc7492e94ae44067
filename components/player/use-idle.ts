"use client";

import { type RefObject, useEffect, useState } from "react";

/** Without movement for this long the controls step aside, in milliseconds. */
const idleMs = 2500;

/** True while nobody moves the mouse over the element or taps it. */
export function useIdle(ref: RefObject<HTMLElement | null>): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout>;
    const wake = () => {
      setIdle(false);
      clearTimeout(timer);
      timer = setTimeout(() => setIdle(true), idleMs);
    };
    // A finger moves and leaves with every tap; only a mouse tells something by it.
    const onMove = (event: PointerEvent) => {
      if (event.pointerType === "mouse") wake();
    };
    const onLeave = (event: PointerEvent) => {
      if (event.pointerType !== "mouse") return;
      clearTimeout(timer);
      setIdle(true);
    };
    element.addEventListener("pointermove", onMove);
    element.addEventListener("pointerleave", onLeave);
    // After the end of a tap, so that it does not also press what it wakes. Drawn anew before React
    // has seen the click, a checkbox inside would be set back and its change never be noticed.
    const onClick = () => setTimeout(wake);
    element.addEventListener("click", onClick);
    wake();
    return () => {
      clearTimeout(timer);
      element.removeEventListener("pointermove", onMove);
      element.removeEventListener("pointerleave", onLeave);
      element.removeEventListener("click", onClick);
    };
  }, [ref]);
  return idle;
}
