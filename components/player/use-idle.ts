"use client";

import { type RefObject, useEffect, useState } from "react";

/** Without movement for this long the controls step aside, in milliseconds. */
const idleMs = 2500;

/** True while nobody moves the pointer over the element or touches it. */
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
    const rest = () => {
      clearTimeout(timer);
      setIdle(true);
    };
    element.addEventListener("pointermove", wake);
    element.addEventListener("pointerdown", wake);
    element.addEventListener("pointerleave", rest);
    wake();
    return () => {
      clearTimeout(timer);
      element.removeEventListener("pointermove", wake);
      element.removeEventListener("pointerdown", wake);
      element.removeEventListener("pointerleave", rest);
    };
  }, [ref]);
  return idle;
}
