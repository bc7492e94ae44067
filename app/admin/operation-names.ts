import { adminCalls } from "@/lib/protocol/admin/admin-table";
import type { Locale } from "@/lib/shared/i18n/locales";

/** What the routes do that stand in the audit log, by their ids, in the reader's language. */
export function operationNames(locale: Locale): Readonly<Record<string, string>> {
  const language = locale === "en" ? "en" : "zh";
  const audited = adminCalls.filter(({ isAudited }) => isAudited);
  return Object.fromEntries(audited.map(({ id, summary }) => [id, summary[language]]));
}
