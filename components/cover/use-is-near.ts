"use client";

import { type RefObject, useEffect, useState } from "react";

/** As far beyond the edge of the screen as a thumb scrolls while a picture comes. */
const margin = "200px";

/** Whether an element is on the screen or about to be; false until the scripts run. */
export function useIsNear(element: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: margin },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return isNear;
}
