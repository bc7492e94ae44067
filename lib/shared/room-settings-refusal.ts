/**
 * Why a change of the room's settings is not taken, in `data.reason`, so that the form says it
 * beside the field that it is about.
 */
export type RoomSettingsRefusal =
  | "titleMissing"
  | "titleBlocked"
  | "locationBlocked"
  | "noticeBlocked"
  | "noticeTooLong"
  /** A blocked word of stars alone, or of what nobody can see. */
  | "wordBlocksNothing"
  | "tooManyWords"
  | "tooLong"
  | "coverForeign"
  | "siteInvalid"
  /** Somebody pushes unseen: "Go live" makes that public, and nothing else does. */
  | "previewRuns"
  /** Nobody has an account of that name. */
  | "moderatorUnknown"
  | "moderatorSelf"
  | "tooManyModerators"
  /** It is kept, and the broadcast that runs is recorded as before. */
  | "recordingUnconfirmed";
