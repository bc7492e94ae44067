import type { Connection } from "@/db/database";
import * as tapes from "@/db/repositories/tapes";
import { ServiceError } from "@/lib/errors";
import type { CutPoints, TrimmedFiles, TrimWish } from "@/lib/providers/tape-files";
import { nearestCuts } from "@/lib/shared/nearest-cuts";
import type { OwnTape } from "@/lib/shared/own-tape";
import { toOwnTape } from "./own-tapes";
import { scriptOf } from "./replay-script";
import { latestWallClockMs, wallClockMs } from "./replay-timeline";
import { requireOwnTape } from "./require-tape";
import { isKept, placeTape, type TapeServices, urlsOf } from "./tape-placing";
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
 * Takes a part of it for the whole; a wish for all of it changes nothing. The old files are kept for `TAPE_UNDO_DAYS`; page, likes and
 * views stay. One write decides: before it nothing has changed, after it everything has.
 * @throws ServiceError `notFound`, `unverified`, `badRequest` for one that is deleted or a part
 * that is too short, `notSupported`, `updateFailed` with the reason, `tooOften`.
 */
export async function trimTape(
  services: TapeServices,
  userId: string,
  fileId: string,
  wish: TrimWish,
): Promise<OwnTape> {
  const { database, tapeFiles, config } = services;
  const before = requireTrimmable(database.read, fileId, userId);
  const points = await tapeFiles.cuts(before.hlsPlayUrl);
  const range = nearestCuts(points, wish);
  const seconds = range.endSeconds - range.startSeconds;
  if (range.startSeconds === points[0] && range.endSeconds === points.at(-1)) {
    return toOwnTape(services, before);
  }
  if (seconds < Math.max(1, config.tapeMinSeconds)) {
    const data = { reason: "tooShort" };
    throw new ServiceError("badRequest", "Too little would be left.", { data });
  }
  const made = await tapeFiles.trim(before.hlsPlayUrl, range);
  const [{ url }] = made.files;
  const row = await database.write((db) => adopt(services, db, before, made));
  if (!row) {
    await tapeFiles.remove(url);
    throw new ServiceError("tooOften", "Something else has changed this recording meanwhile.");
  }
  await placeTape(services, row.id);
  await removeUnused(services, row.id, before.hlsPlayUrl);
  return toOwnTape(services, row);
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
