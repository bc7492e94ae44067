import type { Connection } from "@/db/database";
import * as tapes from "@/db/repositories/tapes";
import { ServiceError } from "@/lib/errors";
import {
  type DeletedBy,
  deletedByRetention,
  deletedByStaff,
  withheldByStaff,
} from "@/lib/shared/admin-tapes";
import type { Page } from "@/lib/shared/models";
import type { OwnTape } from "@/lib/shared/own-tape";
import { ownTapeUrls } from "./own-tape-urls";
import { requireOwnTape } from "./require-tape";
import { refuseBlockedWord } from "./shown-words";
import { placeTape, type TapeServices } from "./tape-placing";
import { revisionOf } from "./tape-revision";
import {
  hiddenByOwner,
  isHiddenTape,
  isPrivateTape,
  listedOf,
  shownByOwner,
} from "./tape-standing";

/** What `tape_data.deleted_by` says of what a rule of retention deleted; no account can be called so. */
export const retentionName = "retention";
/** Recordings on one page of the studio. */
export const ownTapesPerPage = 20;
/** Nothing shorter can be trimmed: a segment has two seconds. */
const leastTrimSeconds = 4;

/** One's own recordings, hidden and deleted ones as well, newest first; page from 1. */
export function ownTapesOf(services: TapeServices, userId: string, page: number): Page<OwnTape> {
  const db = services.database.read;
  const rows = tapes.ownTapes(db, userId, ownTapesPerPage, (page - 1) * ownTapesPerPage);
  return {
    items: rows.map((row) => toOwnTape(services, row)),
    total: tapes.countOwnTapes(db, userId),
  };
}

/** Those of one broadcast, in their order; nothing of somebody else's. */
export function ownTapesOfBroadcast(
  services: TapeServices,
  userId: string,
  broadcastId: string,
): Page<OwnTape> {
  const rows = tapes
    .tapesOfSession(services.database.read, broadcastId)
    .filter(({ userid }) => userid === userId);
  return { items: rows.map((row) => toOwnTape(services, row)), total: rows.length };
}

/** One of them. @throws ServiceError `notFound`, `unverified`. */
export function ownTapeOf(services: TapeServices, userId: string, fileId: string): OwnTape {
  return toOwnTape(services, requireOwnTape(services.database.read, fileId, userId));
}

/**
 * Gives it a title of its own, which its broadcast does not change any more.
 * @throws ServiceError as above, `invalidParameter` for a title with a blocked word.
 */
export async function renameTape(
  services: TapeServices,
  userId: string,
  fileId: string,
  title: string,
): Promise<OwnTape> {
  refuseBlockedWord(services, "title", title, "invalidParameter");
  return await change(services, userId, fileId, () => ({ title, renamed: 1 }));
}

/**
 * Keeps it from everybody else, or shows it again.
 * @throws ServiceError as above, `badRequest` when staff withholds what is to be shown.
 */
export function hideTape(
  services: TapeServices,
  userId: string,
  fileId: string,
  hidden: boolean,
): Promise<OwnTape> {
  return change(services, userId, fileId, (tape, db) => {
    if (!hidden && tape.withheldMs !== 0) {
      const message = "The staff of this server withholds this recording.";
      throw new ServiceError("badRequest", message, { data: { reason: withheldByStaff } });
    }
    if (isHiddenTape(db, tape) === hidden) return {};
    if (hidden) return { hidden: hiddenByOwner };
    // Of a broadcast that never was public it takes more than not to hide it.
    return { hidden: isHiddenTape(db, { ...tape, hidden: 0 }) ? shownByOwner : 0 };
  });
}

/** Deletes it; for `TAPE_UNDO_DAYS` it can be had back. @throws ServiceError as above. */
export function deleteTape(
  services: TapeServices,
  userId: string,
  fileId: string,
): Promise<OwnTape> {
  return change(services, userId, fileId, ({ deletedMs }) => ({
    deletedMs: deletedMs === 0 ? services.now() : deletedMs,
  }));
}

/**
 * Takes the deletion back.
 * @throws ServiceError as above, `notFound` when it is too late, `badRequest` when somebody else
 * deleted it.
 */
export function restoreTape(
  services: TapeServices,
  userId: string,
  fileId: string,
): Promise<OwnTape> {
  return change(services, userId, fileId, (tape) => {
    requireStillThere(services, tape);
    refuseForeignDeletion(tape);
    return { deletedMs: 0 };
  });
}

/** @throws ServiceError `notFound` for what was deleted longer ago than it is kept. */
export function requireStillThere(services: TapeServices, tape: tapes.TapeRow): void {
  const untilMs = deletedUntilMsOf(services, tape);
  if (untilMs === null || untilMs > services.now()) return;
  throw new ServiceError("notFound", "This recording was removed for good.");
}

function refuseForeignDeletion(tape: tapes.TapeRow): void {
  const by = deletedByOf(tape);
  if (by === "staff") {
    const data = { reason: deletedByStaff };
    throw new ServiceError("badRequest", "The staff of this server deleted it.", { data });
  }
  if (by === "retention") {
    const data = { reason: deletedByRetention };
    throw new ServiceError("badRequest", "This server keeps recordings only so long.", { data });
  }
}

/** Who deleted it; null: it is not deleted. */
export function deletedByOf({
  deletedMs,
  deletedBy,
}: Pick<tapes.TapeRow, "deletedMs" | "deletedBy">): DeletedBy | null {
  if (deletedMs === 0) return null;
  if (deletedBy === "") return "owner";
  return deletedBy === retentionName ? "retention" : "staff";
}

type Change = Partial<Pick<tapes.TapeRow, "title" | "renamed" | "hidden" | "deletedMs">>;

/** Writes the change and what follows from it, then moves the files to where they belong now. */
async function change(
  services: TapeServices,
  userId: string,
  fileId: string,
  plan: (tape: tapes.TapeRow, db: Connection) => Change,
): Promise<OwnTape> {
  const row = await services.database.write((db) => {
    const tape = requireOwnTape(db, fileId, userId);
    const changed = { ...tape, ...plan(tape, db) };
    const { title, renamed, hidden, deletedMs } = changed;
    const listed = listedOf(services, db, changed);
    tapes.updateTape(db, tape.id, { title, renamed, hidden, deletedMs, listed });
    return { ...changed, listed };
  });
  await placeTape(services, row.id);
  return toOwnTape(services, row);
}

/** Until when a deletion can be taken back, Unix ms; null: it is not deleted. */
export function deletedUntilMsOf(
  { config }: TapeServices,
  { deletedMs }: Pick<tapes.TapeRow, "deletedMs">,
): number | null {
  return deletedMs === 0 ? null : deletedMs + config.tapeUndoDays * 86_400_000;
}

/** A recording as its owner sees it. */
export function toOwnTape(services: TapeServices, row: tapes.TapeRow): OwnTape {
  const db = services.database.read;
  return {
    id: row.id,
    fileId: row.fileId,
    broadcastId: row.sessionId ?? "",
    title: row.title,
    coverUrl: row.frontcover,
    startedAtMs: row.startMs,
    durationSeconds: row.durationS,
    sizeBytes: sizeOf(services, db, row),
    viewCount: row.viewCount,
    likeCount: row.likeCount,
    ...ownTapeUrls(services, row, isPrivateTape(db, row)),
    hidden: isHiddenTape(db, row),
    withheldReason: row.withheldMs === 0 ? null : row.withheldReason,
    deletedBy: deletedByOf(row),
    deletedUntilMs: deletedUntilMsOf(services, row),
    untrimUntilMs: tapes.findTapeOriginal(db, row.id)?.keptUntilMs || null,
    trimming: trimmingOf(services, row),
    revision: revisionOf(row),
  };
}

/** Bytes on the disk: our playlist and our MP4 are the same bytes, which a cloud's files are not. */
function sizeOf({ tapeFiles }: TapeServices, db: Connection, row: tapes.TapeRow): number {
  if (!tapeFiles.areOurs) return row.sizeBytes;
  return Math.max(...tapes.filesOfTape(db, row.id).map(({ sizeBytes }) => sizeBytes), 0);
}

function trimmingOf({ tapeFiles }: TapeServices, row: tapes.TapeRow): OwnTape["trimming"] {
  if (!tapeFiles.areOurs || row.hlsPlayUrl === "") return "elsewhere";
  return row.durationS < leastTrimSeconds ? "tooShort" : "yes";
}
