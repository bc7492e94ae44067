/** Recordings on one page of the console. */
export const adminTapesPerPage = 50;
/** Totals are counted up to this; of more there are simply "more". */
export const mostCounted = 10_000;
/** Recordings that one order may be about. */
export const mostAtOnce = 200;

/** How a recording stands; the first that fits, in this order, but for `listed`. */
export const adminTapeStates = ["listed", "hidden", "withheld", "deleted", "tooShort"] as const;
export type AdminTapeState = (typeof adminTapeStates)[number];

/** `newest` by when it ended, `largest` by what it takes on the disk. */
export const adminTapeSorts = ["newest", "largest"] as const;
export type AdminTapeSort = (typeof adminTapeSorts)[number];

/** Why one that is in no list is hidden. */
export type HiddenBy = "owner" | "broadcast";
/** Who deleted a recording. */
export type DeletedBy = "owner" | "staff" | "retention";

/** A recording as staff sees it. */
export interface AdminTape {
  readonly fileId: string;
  readonly title: string;
  readonly userId: string;
  readonly nickname: string;
  readonly state: AdminTapeState;
  /** Null unless its state is `hidden`. */
  readonly hiddenBy: HiddenBy | null;
  /** Unix ms. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly durationSeconds: number;
  readonly storedBytes: number;
  readonly viewCount: number;
  readonly likeCount: number;
  /** Since when staff withholds it, Unix ms; null: they do not. */
  readonly withheldAtMs: number | null;
  /** Why, in their words; may be empty. */
  readonly withheldReason: string;
  /** Unix ms; null: it is not deleted. */
  readonly deletedAtMs: number | null;
  readonly deletedBy: DeletedBy | null;
  /** Userid of who of the staff deleted it; empty otherwise. */
  readonly deletedByUserId: string;
  /** When it goes for good, Unix ms; null: it is not deleted. */
  readonly removedAtMs: number | null;
  /** True: no rule of retention removes it. */
  readonly kept: boolean;
}

/** One recording with all that the console shows of it. */
export interface AdminTapeDetail {
  readonly tape: AdminTape;
  /** Where staff plays it; relative to this server, or a cloud's. */
  readonly hlsUrl: string;
  readonly mp4Url: string;
  readonly posterUrl: string | null;
  readonly coverUrl: string;
  readonly streamName: string;
  /** Empty: not known. */
  readonly broadcastId: string;
  /** Why its recording stopped early, by a code or in the source's words; empty: it did not. */
  readonly recordingProblem: string;
  readonly files: readonly AdminTapeFile[];
  /** Whether it was trimmed and can still be made whole by its owner. */
  readonly trimmed: boolean;
  /** False: files are a cloud's, where known addresses play on whatever is ordered here. */
  readonly filesAreOurs: boolean;
  /** Shorter ones are in no list (`TAPE_MIN_SECONDS`). */
  readonly leastSeconds: number;
}

export interface AdminTapeFile {
  readonly fileId: string;
  readonly format: string;
  readonly url: string;
  readonly sizeBytes: number;
}

/** A broadcast whose recording failed, wholly or before its end. */
export interface FailedRecording {
  readonly broadcastId: string;
  readonly title: string;
  readonly userId: string;
  readonly nickname: string;
  /** Unix ms; `endedAtMs` is null while it runs. */
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  /** A code of ours, or the source's words. */
  readonly reason: string;
  /** What was recorded of it nevertheless. */
  readonly tapes: readonly { readonly fileId: string; readonly durationSeconds: number }[];
}

/** Newest first. A page may have fewer than it could, or none, and still be followed by others. */
export interface AdminTapePage {
  readonly tapes: readonly AdminTape[];
  readonly next: string | null;
  /** Null where counting would mean looking through all of them. */
  readonly total: number | null;
  /** There are more than `total`. */
  readonly isTotalCut: boolean;
  /** How far back this page looked, Unix ms; null: to the end, or by size. */
  readonly lookedBackToMs: number | null;
  readonly leastSeconds: number;
}

export interface FailedRecordingPage {
  readonly failures: readonly FailedRecording[];
  readonly next: string | null;
  readonly total: number;
  readonly isTotalCut: boolean;
}

/** What is done to many at once. */
export const bulkActions = ["withhold", "release", "delete", "restore", "keep", "unkeep"] as const;
export type BulkAction = (typeof bulkActions)[number];
/** What takes each of them back. */
export const undoOf: Readonly<Record<BulkAction, BulkAction>> = {
  withhold: "release",
  release: "withhold",
  delete: "restore",
  restore: "delete",
  keep: "unkeep",
  unkeep: "keep",
};

/**
 * What became of one of them: `same` says that it was so before; `tooLate` and `ownersChoice` that
 * it cannot be had back; `staffAccount` that it is an administrator's affair; `failed` that it is written down, but that its files could not be moved yet.
 */
export const bulkResults = [
  "done",
  "same",
  "notFound",
  "tooLate",
  "ownersChoice",
  "staffAccount",
  "failed",
] as const;
export type BulkResult = (typeof bulkResults)[number];

export interface BulkOutcome {
  readonly fileId: string;
  readonly result: BulkResult;
  /** Null when there is none of this id. */
  readonly tape: AdminTape | null;
  /** Why it was withheld before, for who takes a release back. */
  readonly reasonBefore: string;
}

/** What a broadcaster's recordings take. */
export interface StorageShare {
  readonly userId: string;
  readonly nickname: string;
  readonly count: number;
  /** With those in the trash, which take their room until they go for good. */
  readonly bytes: number;
  readonly trashCount: number;
  readonly trashBytes: number;
}

export interface StoragePage {
  readonly shares: readonly StorageShare[];
  readonly next: string | null;
  /** Broadcasters who have recordings. */
  readonly total: number;
  readonly isTotalCut: boolean;
  readonly all: Omit<StorageShare, "userId" | "nickname">;
  /** Of the disk that recordings are on; null where they are a cloud's. */
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null;
  /** Trash is kept so long (`TAPE_UNDO_DAYS`). */
  readonly undoDays: number;
}

/** Rules by which the oldest recordings go; 0: no such rule. */
export interface RetentionRules {
  readonly days: number;
  readonly totalBytes: number;
  readonly perBroadcasterBytes: number;
}
export const noRetention: RetentionRules = { days: 0, totalBytes: 0, perBroadcasterBytes: 0 };
/** Nothing younger is ever removed by a rule. */
export const retentionSparesHours = 24;

export interface RetentionState {
  readonly rules: RetentionRules;
  /** Names this state of them; 0: nobody has set any yet. */
  readonly revision: number;
  /** Unix ms; null: never. */
  readonly changedAtMs: number | null;
  readonly changedBy: string;
  /** What the rules that were asked about would remove now, all in all. */
  readonly preview: RetentionPreview;
  readonly all: Omit<StorageShare, "userId" | "nickname">;
  readonly undoDays: number;
  readonly filesAreOurs: boolean;
}

export interface RetentionPreview {
  readonly rules: RetentionRules;
  readonly count: number;
  readonly bytes: number;
  /** When the youngest of them ended, Unix ms; null: there are none. */
  readonly youngestEndedAtMs: number | null;
  /** What would still be above a limit, because it is kept or too young. */
  readonly bytesOverLimit: number;
}

/** Reasons that refusals name, for the words of the page. */
export const withheldByStaff = "withheldByStaff";
export const deletedByStaff = "deletedByStaff";
export const deletedByRetention = "deletedByRetention";
export const ownersChoice = "ownersChoice";
export const goneForGood = "goneForGood";
