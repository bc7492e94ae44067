"use client";

import type { ReactNode } from "react";
import { IntlProvider, useLocale, useMessages } from "use-intl";
import type { Messages, SectionName } from "@/lib/shared/i18n/messages";

interface SectionTextsProps {
  readonly texts: Partial<Pick<Messages, SectionName>>;
  readonly children: ReactNode;
}

/** Adds the texts of one part of the site, which no other part needs to load. */
export function SectionTexts({ texts, children }: SectionTextsProps) {
  const shared = useMessages();
  return (
    <IntlProvider locale={useLocale()} messages={{ ...shared, ...texts }} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
