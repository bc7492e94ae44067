"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { IntlProvider } from "use-intl";
import { ActionError, unverified } from "@/components/data/client";
import type { Locale } from "@/lib/shared/i18n/locales";
import type { Messages, SectionName } from "@/lib/shared/i18n/messages";

interface ProvidersProps {
  readonly locale: Locale;
  readonly messages: Omit<Messages, SectionName>;
  /** Server time of the first paint, so that relative times agree with the server's HTML. */
  readonly nowMs: number;
  readonly children: ReactNode;
}

/** Once more, except when we are signed out or may not: that is to be told at once. */
function retry(failures: number, error: Error): boolean {
  return failures < 1 && !(error instanceof ActionError && error.code === unverified);
}

/** Texts and the query cache of the browser. */
export function Providers({ locale, messages, nowMs, children }: ProvidersProps) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 2000, retry } } }),
  );
  return (
    <IntlProvider locale={locale} messages={messages} now={new Date(nowMs)} timeZone="UTC">
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </IntlProvider>
  );
}
