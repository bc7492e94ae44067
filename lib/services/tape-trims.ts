import type { Connection } from "@/db/database";
import * as tapes from "@/db/repositories/tapes";
import { isServiceError, ServiceError } from "@/lib/errors";
import type { CutPoints, TrimmedFiles } from "@/lib/providers/tape-files";
import { nearestCuts } from "@/lib/shared/nearest-cuts";
import { changedSince, type OwnTape } from "@/lib/shared/own-tape";
import { toOwnTape } from "./own-tapes";
import { scriptOf } from "./replay-script";
import { latestWallClockMs, wallClockMs } from "./replay-timeline";
import { requireOwnTape } from "./require-tape";
import { isKept, placeTape, type TapeServices, urlsOf } from "./tape-placing";
import { markOf, revisionOf, type TrimOrder } from "./tape-revision";
import { filesOfOriginal, resummarize } from "./tapes";

/** Cut points that an answer has; a recording with more of them is cut where it is shown to be. */
const mostCutPoints = 3000;

/** Where it can be cut, thinned out. @throws ServiceError as below. */
export async function cutPointsOfTape(
  services: TapeServices,
  userId: string,
  fileId: string,
): Promise<CutPoints> {
  const { hlsPlayUrl } = requireTrimmable(services.database.read, fileId, userId);
  const points = await services.tapeFiles.cuts(hlsPlayUrl);
  const step = Math.ceil(points.length / mostCutPoints);
  return points.filter((_, index) => index % step === 0 || index === points.length - 1);
}

/**
 * Takes a part of it for the whole; a wish for all of it changes nothing. The old files are kept
 * for `TAPE_UNDO_DAYS`; page, likes and views stay. One write decides: before it nothing has
 * changed, after it everything has. The same order again is answered as done.
 * @throws ServiceError `notFound`, `unverified`, `badRequest` for one that is deleted or a part
 * that is too short, `notSupported`, `updateFailed` with the reason, `tooOften`.
 */
export async function trimTape(
  services: TapeServices,
  userId: string,
  fileId: string,
  order: TrimOrder,
): Promise<OwnTape> {
  const before = requireTrimmable(services.database.read, fileId, userId);
  if (revisionOf(before) !== order.revision) return await answerLate(services, before, order);
  try {
    return await trim(services, before, order);
  } catch (error) {
    if (!isServiceError(error)) throw error;
    // Another order may have been faster, and have taken away the files that this one was about.
    const now = requireTrimmable(services.database.read, fileId, userId);
    if (now.hlsPlayUrl === before.hlsPlayUrl) throw error;
    return await answerLate(services, now, order, error);
  }
}

async function trim(
  services: TapeServices,
  before: tapes.TapeRow,
  order: TrimOrder,
): Promise<OwnTape> {
  const { database, tapeFiles, config } = services;
  const points = await tapeFiles.cuts(before.hlsPlayUrl);
  const range = nearestCuts(points, order);
  const seconds = range.endSeconds - range.startSeconds;
  if (range.startSeconds === points[0] && range.endSeconds === points.at(-1)) {
    return toOwnTape(services, before);
  }
  if (seconds < Math.max(1, config.tapeMinSeconds)) {
    const data = { reason: "tooShort" };
    throw new ServiceError("badRequest", "Too little would be left.", { data });
  }
  const made = await tapeFiles.trim(before.hlsPlayUrl, range, markOf(order));
  const [{ url }] = made.files;
  const row = await database.write((db) => adopt(services, db, before, made));
  if (!row) {
    await tapeFiles.remove(url);
    throw changed();
  }
  await placeTape(services, row.id);
  await removeUnused(services, row.id, before.hlsPlayUrl);
  return toOwnTape(services, row);
}

/**
 * An order about files that are not the recording's any more. Where it was carried out itself, its
 * answer was lost: that is given again, and files are placed that a failure then left behind.
 */
async function answerLate(
  services: TapeServices,
  tape: tapes.TapeRow,
  order: TrimOrder,
  cause?: unknown,
): Promise<OwnTape> {
  if (!services.tapeFiles.isMadeBy(tape.hlsPlayUrl, markOf(order))) throw changed(cause);
  await placeTape(services, tape.id);
  return toOwnTape(services, tape);
}

function changed(cause?: unknown): ServiceError {
  const data = { reason: changedSince };
  const message = "This recording has been changed since; look at it again.";
  return new ServiceError("updateFailed", message, { data, cause });
}

/** Takes all trims back. Nothing happens to one that is whole. @throws ServiceError as above. */
export async function untrimTape(
  services: TapeServices,
  userId: string,
  fileId: string,
): Promise<OwnTape> {
  const { database } = services;
  const before = requireTrimmable(database.read, fileId, userId);
  const row = await database.write((db) => {
    const tape = requireTrimmable(db, fileId, userId);
    const original = tapes.findTapeOriginal(db, tape.id);
    if (!original) return tape;
    if (!isKept(original) || original.keptUntilMs <= services.now()) {
      throw new ServiceError("notFound", "What was cut off is removed already.");
    }
    tapes.replaceTapeFiles(db, tape.id, filesOfOriginal(original));
    tapes.deleteTapeOriginal(db, tape.id);
    return resummarize(services, db, tape);
  });
  await placeTape(services, row.id);
  await removeUnused(services, row.id, before.hlsPlayUrl);
  return toOwnTape(services, row);
}

/** The files of a trim that nothing refers to any more; a crash before this is tidied at boot. */
async function removeUnused(services: TapeServices, tapeId: string, url: string): Promise<void> {
  if (urlsOf(services.database.read, tapeId).includes(url)) return;
  await services.tapeFiles.remove(url);
}

/** Null when the recording is not the one any more that was trimmed. */
function adopt(
  services: TapeServices,
  db: Connection,
  before: tapes.TapeRow,
  made: TrimmedFiles,
): tapes.TapeRow | null {
  const tape = tapes.findTapeById(db, before.id);
  if (tape?.hlsPlayUrl !== before.hlsPlayUrl || tape.deletedMs !== 0) return null;
  const old = tapes.filesOfTape(db, tape.id);
  const keptUntilMs = services.now() + services.config.tapeUndoDays * 86_400_000;
  const original = tapes.findTapeOriginal(db, tape.id);
  const files = isKept(original) ? original.files : JSON.stringify(old);
  const media = placeOf(services, db, tape, made);
  tapes.setTapeOriginal(db, { tapeId: tape.id, files, keptUntilMs });
  tapes.replaceTapeFiles(
    db,
    tape.id,
    made.files.map(({ format, url }) => ({
      // The id stays: it is what everybody's links name.
      fileId: old.find((file) => file.format === format)?.fileId ?? `${tape.fileId}-${format}`,
      tapeId: tape.id,
      format,
      url,
      ...media,
    })),
  );
  return resummarize(services, db, tape);
}

/** When the part was made, so that chat and chapters stay with their pictures. */
function placeOf(
  services: TapeServices,
  db: Connection,
  tape: tapes.TapeRow,
  { startSeconds, endSeconds, isToEnd, sizeBytes }: TrimmedFiles,
) {
  const { timeline } = scriptOf(services, db, tape);
  // Lengths are known in whole seconds; an end that is not cut off is left exactly as it is.
  return {
    startMs:
      startSeconds === 0
        ? tape.startMs
        : Math.round(latestWallClockMs(timeline, startSeconds * 1000)),
    endMs: isToEnd ? tape.endMs : Math.round(wallClockMs(timeline, endSeconds * 1000)),
    durationS: Math.round(endSeconds - startSeconds),
    sizeBytes,
  };
}

function requireTrimmable(db: Connection, fileId: string, userId: string): tapes.TapeRow {
  const tape = requireOwnTape(db, fileId, userId);
  if (tape.deletedMs === 0) return tape;
  throw new ServiceError("badRequest", "This recording is deleted; restore it first.");
}
