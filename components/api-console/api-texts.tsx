"use client";

import type { ReactNode } from "react";
import { IntlProvider, useLocale, useMessages } from "use-intl";
import type { Messages } from "@/lib/shared/i18n/messages";

/** Adds this page's texts to those that every page has. */
export function ApiTexts({ text, children }: { text: Messages["api"]; children: ReactNode }) {
  const shared = useMessages();
  return (
    <IntlProvider locale={useLocale()} messages={{ ...shared, api: text }} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
