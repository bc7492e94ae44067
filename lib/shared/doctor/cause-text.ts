import type { Locale } from "../i18n/locales";

/** How a check came out; `skipped` says that it could not be made, which is never a pass. */
export type FindingStatus = "ok" | "warning" | "failed" | "skipped";

/** What is so, and what to do about it; `{name}` stands for a fact of the finding. */
export interface CauseWords {
  readonly cause: string;
  /** Names the variable and the place in the console; absent where nothing is to be done. */
  readonly cure?: string;
}

/** One cause in every language, with the status that always goes with it. */
export type CauseText = { readonly status: FindingStatus } & Readonly<Record<Locale, CauseWords>>;
