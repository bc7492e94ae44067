/**
 * What staff tells a broadcaster: words of their own, what was done about his broadcasts, or about a
 * recording of his.
 */
export const staffNoticeKinds = [
  "message",
  "stopped",
  "forbidden",
  "allowed",
  "tapeWithheld",
  "tapeDeleted",
] as const;
export type StaffNoticeKind = (typeof staffNoticeKinds)[number];

/**
 * Who of the staff it was, without a name: broadcasters need not know whom to be angry with.
 * `server` is the server by itself, such as for a ban whose time is over.
 */
export type StaffClass = "admin" | "moderator" | "server";

/** The longest message to a broadcaster, in characters. */
export const longestNotice = 500;
/** As many as a studio shows at most; older ones come when these were read. */
export const noticesShown = 10;

/** What stands at the top of a studio until its broadcaster has read it. */
export interface StaffNotice {
  readonly id: string;
  readonly kind: StaffNoticeKind;
  readonly by: StaffClass;
  /** Words of who sent it; empty for what speaks for itself. */
  readonly text: string;
  /** Title of the recording it is about; empty for other kinds and one without a title. */
  readonly title: string;
  /** Until when it holds, Unix ms; null: it does not end by itself, or is no ban. */
  readonly untilMs: number | null;
  /** Unix ms. */
  readonly sentAtMs: number;
}
