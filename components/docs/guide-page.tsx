import type { ReactNode } from "react";
import { surfaceClass } from "@/components/ui/surface-class";
import type { Messages } from "@/lib/shared/i18n/messages";
import type { Guide } from "@/lib/shared/i18n/messages/guide";
import { DocsTabs } from "./docs-tabs";
import { GuideContents } from "./guide-contents";
import { GuideText } from "./guide-text";

interface GuidePageProps {
  readonly here: string;
  readonly title: string;
  readonly lead: string;
  readonly guide: Guide;
  readonly text: Messages["docs"];
  /** What stands below the text of a section: addresses of this server, worked examples. */
  readonly below?: Readonly<Record<string, ReactNode>>;
}

/** A guide of several sections with its contents at the side. */
export function GuidePage({ here, title, lead, guide, text, below = {} }: GuidePageProps) {
  const sections = Object.entries(guide).map(([id, section]) => ({ id, ...section }));
  // The browser gets the titles alone a second time, not the texts.
  const contents = sections.map((section) => ({ id: section.id, title: section.title }));
  return (
    <div className="flex flex-col gap-6">
      <DocsTabs here={here} text={text} />
      <div>
        <h1 className="text-2xl">{title}</h1>
        <p className="mt-1 max-w-prose text-pretty text-muted">{lead}</p>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 lg:grid-cols-[208px_minmax(0,1fr)]">
        <GuideContents label={text.contents} sections={contents} />
        <div className="flex flex-col gap-4">
          {sections.map((section) => (
            <section
              key={section.id}
              id={section.id}
              aria-labelledby={`${section.id}-title`}
              className={surfaceClass("flex scroll-mt-20 flex-col gap-3 p-4 sm:p-6")}
            >
              <h2 id={`${section.id}-title`} className="text-lg">
                {section.title}
              </h2>
              <GuideText text={section.text} commandLabel={text.command} />
              {below[section.id]}
            </section>
          ))}
        </div>
      </div>
    </div>
  );
}
