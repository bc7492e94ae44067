import type { Locale } from "../i18n/locales";
import type { CauseWords, FindingStatus } from "./cause-text";
import { type Cause, causes } from "./causes";
import { checkTitles } from "./check-titles";
import { factInWords } from "./fact-words";
import type { CheckId, Facts, Finding } from "./finding";

/** A finding in words. */
export interface DescribedFinding {
  readonly check: CheckId;
  readonly title: string;
  readonly status: FindingStatus;
  readonly code: Cause;
  readonly cause: string;
  /** Empty where nothing is to be done. */
  readonly cure: string;
}

/** Puts a finding into the words of a language. */
export function describeFinding(found: Finding, locale: Locale): DescribedFinding {
  const words: CauseWords = causes[found.cause][locale];
  return {
    check: found.check,
    title: checkTitles[found.check][locale],
    status: found.status,
    code: found.cause,
    cause: fill(words.cause, found.facts, locale),
    cure: fill(words.cure ?? "", found.facts, locale),
  };
}

function fill(text: string, facts: Facts, locale: Locale): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = facts[name];
    return value === undefined ? gap : factInWords(locale, name, value);
  });
}
