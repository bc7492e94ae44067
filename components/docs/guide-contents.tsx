"use client";

import { useMemo } from "react";
import { useCurrentPlace } from "@/components/api-console/use-current-place";
import { classNames } from "@/components/ui/class-names";

interface GuideContentsProps {
  readonly label: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
}

/** The sections of a guide: beside it where there is room, else above it, to be opened. */
export function GuideContents({ label, sections }: GuideContentsProps) {
  return (
    <>
      <details className="rounded-surface border border-line bg-raised px-4 lg:hidden">
        <summary className="min-h-10 py-2 font-semibold">{label}</summary>
        <nav aria-label={label} className="pb-3">
          <ul>
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} className="block py-1.5 text-muted hover:text-text">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </details>
      <SideContents label={label} sections={sections} />
    </>
  );
}

/** Follows the reader. */
function SideContents({ label, sections }: GuideContentsProps) {
  const places = useMemo(
    () => [{ title: label, items: sections.map(({ id, title }) => ({ id, name: title })) }],
    [label, sections],
  );
  const current = useCurrentPlace(places);
  return (
    <nav
      aria-label={label}
      className="sticky top-20 max-h-[calc(100dvh-6rem)] self-start overflow-y-auto pb-4 max-lg:hidden"
    >
      <p className="px-3 pb-1 font-semibold text-sm">{label}</p>
      <ul>
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              aria-current={id === current ? "location" : undefined}
              className={classNames(
                "block rounded-control border-l-2 px-3 py-1 text-sm transition-colors duration-150 hover:bg-sunken hover:text-text",
                id === current
                  ? "border-accent bg-sunken font-semibold text-text"
                  : "border-transparent text-muted",
              )}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
