import type { FindingStatus } from "./cause-text";
import { type Cause, causes } from "./causes";

/** What the doctor looks at, in the order in which it reports. */
export const checkIds = [
  "configuration",
  "database",
  "disk",
  "tapes",
  "clock",
  "publicUrl",
  "rtmpPort",
  "cloudApi",
  "pushDomain",
  "pushKey",
  "playDomain",
  "playKey",
  "pushTest",
  "appId",
  "callbacks",
  "cosAccount",
  "cosUpload",
  "cosPublic",
  "cosCors",
  "imAccount",
  "imGroups",
  "imCallbacks",
] as const;
export type CheckId = (typeof checkIds)[number];

/** Values that a cause's words name. Never a key, a signature or a token. */
export type Facts = Readonly<Record<string, string | number>>;

/** The `{names}` in a text, as types, so that a finding without one of its facts does not compile. */
type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type WordsOf<C extends Cause> = (typeof causes)[C]["en"];
type FactNames<C extends Cause> = NamesIn<WordsOf<C>[keyof WordsOf<C>]>;
/** The facts that a cause needs. */
export type FactsOf<C extends Cause> = Readonly<Record<FactNames<C>, string | number>>;

/** What one check found. */
export interface Finding {
  readonly check: CheckId;
  readonly status: FindingStatus;
  readonly cause: Cause;
  readonly facts: Facts;
}

/** A finding; its status follows from its cause. */
export function finding<C extends Cause>(check: CheckId, cause: C, facts: FactsOf<C>): Finding {
  return { check, status: causes[cause].status, cause, facts };
}
