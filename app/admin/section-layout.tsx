import type { ReactNode } from "react";
import { getPageText } from "@/app/page-text";
import { SectionTexts } from "@/components/shell/section-texts";
import type { Messages, SectionName } from "@/lib/shared/i18n/messages";

/**
 * The layout of a part of the console, by the texts that it needs beside those of the whole site
 * and of the parts around it; all of them together are ten times what a page shows.
 */
export function sectionLayout(...names: readonly SectionName[]) {
  return async function SectionLayout({ children }: { readonly children: ReactNode }) {
    return (
      <SectionTexts texts={pick((await getPageText()).messages, names)}>{children}</SectionTexts>
    );
  };
}

function pick(messages: Messages, names: readonly SectionName[]): Partial<Messages> {
  return Object.fromEntries(names.map((name) => [name, messages[name]]));
}
