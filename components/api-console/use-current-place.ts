"use client";

import { useEffect, useState } from "react";
import type { PlaceGroup } from "./places";

/** The part of the page in which a place counts as being read: below the bars, above the middle. */
const readingArea = "-130px 0px -55% 0px";

/** Id of the place that is being read. */
export function useCurrentPlace(places: readonly PlaceGroup[]): string {
  const [current, setCurrent] = useState(places[0]?.items[0]?.id ?? "");
  useEffect(() => {
    const selectors = places.flatMap(({ items }) => items.map(({ id }) => `#${id}`));
    // In the order in which they stand on the page.
    const elements = [...document.querySelectorAll(selectors.join())];
    const visible = new Set<Element>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) visible.add(target);
          else visible.delete(target);
        }
        const first = elements.find((element) => visible.has(element));
        if (first) setCurrent(first.id);
      },
      { rootMargin: readingArea },
    );
    for (const element of elements) observer.observe(element);
    return () => observer.disconnect();
  }, [places]);
  return current;
}
