import type { RetentionRules } from "@/lib/shared/admin-tapes";

/** The rules as somebody types them; bytes in gigabytes. */
export type RetentionDraft = Readonly<Record<keyof RetentionRules, string>>;

/** As `useSize` shows them. */
const bytesPerGigabyte = 1024 ** 3;
/** A hundred years. */
const mostDays = 36_500;

export function draftOf({ days, totalBytes, perBroadcasterBytes }: RetentionRules): RetentionDraft {
  return {
    days: shown(days),
    totalBytes: shown(totalBytes / bytesPerGigabyte),
    perBroadcasterBytes: shown(perBroadcasterBytes / bytesPerGigabyte),
  };
}

function shown(value: number): string {
  return value === 0 ? "" : String(value);
}

/** What is meant; null for a field in which no such number stands. */
export function rulesOf(draft: RetentionDraft): {
  readonly [Name in keyof RetentionRules]: number | null;
} {
  return {
    days: wholeNumber(draft.days, mostDays),
    totalBytes: gigabytes(draft.totalBytes),
    perBroadcasterBytes: gigabytes(draft.perBroadcasterBytes),
  };
}

function wholeNumber(text: string, most: number): number | null {
  const typed = text.trim();
  if (typed === "") return 0;
  const value = /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
  return value <= most ? value : null;
}

function gigabytes(text: string): number | null {
  // Some write a comma.
  const typed = text.trim().replace(",", ".");
  if (typed === "") return 0;
  const bytes = /^\d+(?:\.\d+)?$/.test(typed) ? Math.round(Number(typed) * bytesPerGigabyte) : -1;
  return bytes >= 0 && Number.isSafeInteger(bytes) ? bytes : null;
}

/** The rules when every field has its number. */
export function wholeRules(draft: RetentionDraft): RetentionRules | null {
  const { days, totalBytes, perBroadcasterBytes } = rulesOf(draft);
  if (days === null || totalBytes === null || perBroadcasterBytes === null) return null;
  return { days, totalBytes, perBroadcasterBytes };
}
