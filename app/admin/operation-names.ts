import { adminCalls } from "@/lib/protocol/admin/admin-table";
import type { Locale } from "@/lib/shared/i18n/locales";

/** What the administrative routes do, by their ids, in the reader's language. */
export function operationNames(locale: Locale): Readonly<Record<string, string>> {
  const language = locale === "en" ? "en" : "zh";
  return Object.fromEntries(adminCalls.map(({ id, summary }) => [id, summary[language]]));
}
