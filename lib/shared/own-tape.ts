import type { DeletedBy } from "./admin-tapes";

/** Why a trim is refused: since it was chosen, the recording has been changed by another order. */
export const changedSince = "changedSince";

/** A recording as its owner sees and changes it. */
export interface OwnTape {
  /** Stays the same when further files of it arrive, which `fileId` does not. */
  readonly id: string;
  readonly fileId: string;
  /** Broadcast that it is of; empty: not known. */
  readonly broadcastId: string;
  readonly title: string;
  readonly coverUrl: string;
  /** Unix ms. */
  readonly startedAtMs: number;
  readonly durationSeconds: number;
  readonly sizeBytes: number;
  readonly viewCount: number;
  readonly likeCount: number;
  readonly hlsUrl: string;
  /** Where the whole file can be had, as a download with a name; empty: there is none. */
  readonly downloadUrl: string;
  readonly posterUrl: string | null;
  /** True: nobody but its owner finds it or may watch it. */
  readonly hidden: boolean;
  /** Why staff keeps it from everybody else, in their words, which may be empty; null: they do not. */
  readonly withheldReason: string | null;
  /** Who deleted it; null: nobody. Only what its owner deleted can he have back. */
  readonly deletedBy: DeletedBy | null;
  /** Until when a deletion can be taken back, Unix ms; null: not deleted. */
  readonly deletedUntilMs: number | null;
  /** Until when a trim can be taken back, Unix ms; null: not trimmed, or for good. */
  readonly untrimUntilMs: number | null;
  /** Whether it can be trimmed here, and else why not. */
  readonly trimming: "yes" | "elsewhere" | "tooShort";
  /** Names its files as they are now. A trim names it, too: its seconds count in these files alone. */
  readonly revision: string;
}
