"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import type { PlaceGroup } from "./places";
import { useCurrentPlace } from "./use-current-place";

/** Every operation at the left; it follows the reader. */
export function SideNavigation({ places }: { places: readonly PlaceGroup[] }) {
  const t = useTranslations("api");
  const current = useCurrentPlace(places);
  const list = useRef<HTMLElement>(null);

  useEffect(() => {
    const navigation = list.current;
    const link = navigation?.querySelector<HTMLElement>(`[href="#${current}"]`);
    if (!navigation || !link) return;
    // scrollIntoView would scroll the page as well.
    const margin = 48;
    const top = link.offsetTop - navigation.offsetTop;
    if (top < navigation.scrollTop + margin) navigation.scrollTop = top - margin;
    const bottom = top + link.offsetHeight + margin - navigation.clientHeight;
    if (bottom > navigation.scrollTop) navigation.scrollTop = bottom;
  }, [current]);

  return (
    <nav
      ref={list}
      aria-label={t("contents")}
      className="sticky top-20 flex max-h-[calc(100dvh-6rem)] flex-col gap-4 self-start overflow-y-auto pb-4 max-lg:hidden"
    >
      {places.map(({ title, items }) => (
        <div key={title}>
          <p className="px-3 pb-1 font-semibold text-sm">{title}</p>
          <ul>
            {items.map(({ id, name }) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  aria-current={id === current ? "location" : undefined}
                  className={classNames(
                    "block truncate rounded-control border-l-2 px-3 py-1 text-sm transition-colors duration-150 hover:bg-sunken hover:text-text",
                    id === current
                      ? "border-accent bg-sunken font-semibold text-text"
                      : "border-transparent text-muted",
                  )}
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
