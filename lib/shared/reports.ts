/** Why somebody complains. */
export const reportReasons = ["spam", "abuse", "sexual", "violence", "copyright", "other"] as const;
export type ReportReason = (typeof reportReasons)[number];

/** What can be complained about. */
export const reportKinds = ["live", "tape", "message"] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Longest words of a reporter, in characters. */
export const reportNoteLength = 300;

/** What a complaint is about; of a recording also where the viewer was in it. */
export type ReportedThing =
  | { readonly kind: "live"; readonly userid: string }
  | { readonly kind: "tape"; readonly fileid: string; readonly clipSeconds?: number }
  | { readonly kind: "message"; readonly room: string; readonly messageId: string };

/** Why a complaint is not taken; the dialog says it in the reader's language. */
export type ReportRefusal = "ownThing";
