import type { Connection } from "@/db/database";
import * as tapes from "@/db/repositories/tapes";
import type { StrayOrder, StrayOutcome, StrayPage } from "@/lib/shared/stray-tapes";
import { type Caller, requireStaff } from "./acting";
import { type StrayFolder, tapeInventory } from "./tape-inventory";
import { placeTape, type TapeServices } from "./tape-placing";
import { hiddenByOwner } from "./tape-standing";
import { linkTapes, recordTape, sharesTime } from "./tapes";

/**
 * Files that no recording refers to, and recordings whose files are gone, as after an older backup
 * was put in place. @throws ServiceError `unverified`
 */
export async function strayTapesOf(services: TapeServices, caller: Caller): Promise<StrayPage> {
  requireStaff(caller, "readonly");
  const { strays, missing, missingCount } = await tapeInventory(services);
  return {
    strays: strays.map(({ url, streamName, sizeBytes, isServed, events }) => ({
      ...{ url, streamName, sizeBytes, isServed },
      startedAtMs: events[0]?.startMs ?? null,
      endedAtMs: events[0]?.endMs ?? null,
      durationSeconds: events[0]?.durationSeconds ?? null,
      canAdopt: events.length > 0,
    })),
    missing: missing.map(({ fileId, title, userid: userId }) => ({ fileId, title, userId })),
    missingCount,
  };
}

/**
 * Takes such files over as recordings, which nobody but their broadcasters and staff see until they
 * show them, or removes them for good. What is no stray any more is left alone.
 * @throws ServiceError `unverified`
 */
export async function orderStrayTapes(
  services: TapeServices,
  caller: Caller,
  action: StrayOrder,
  urls: readonly string[],
): Promise<StrayOutcome> {
  requireStaff(caller, "admin");
  const { strays, missing } = await tapeInventory(services);
  const meant = strays.filter(({ url }) => urls.includes(url));
  const withoutFiles = new Set(missing.map(({ tapeId }) => tapeId));
  let count = 0;
  for (const stray of meant) {
    if (action === "remove") await services.tapeFiles.remove(stray.url);
    else if (!(await adopt(services, stray, withoutFiles))) continue;
    count += 1;
  }
  return { done: count, left: urls.length - count };
}

/** False where there is nothing to be played, or somebody was faster. */
async function adopt(
  services: TapeServices,
  { url, streamName, events }: StrayFolder,
  withoutFiles: ReadonlySet<string>,
): Promise<boolean> {
  const tape = await services.database.write((db) => {
    const [first] = events;
    if (!first || tapes.tapeOfUrl(db, streamName, url)) return null;
    const before = makeRoom(db, streamName, first, withoutFiles);
    for (const event of events) recordTape(services, db, event);
    const made = tapes.tapeOfUrl(db, streamName, url);
    if (!made) return null;
    // Whoever hid or deleted it is not known any more; one that was there stays as it is.
    if (before) return made;
    const standing = { hidden: hiddenByOwner, listed: 0 };
    tapes.updateTape(db, made.id, standing);
    linkTapes(services, db, streamName, [{ ...made, ...standing }]);
    return made;
  });
  if (tape) await placeTape(services, tape.id);
  return tape !== null;
}

/** A recording of the same time whose own files are gone has these instead. */
function makeRoom(
  db: Connection,
  streamName: string,
  span: { readonly startMs: number; readonly endMs: number },
  withoutFiles: ReadonlySet<string>,
): boolean {
  const known = tapes
    .tapesOfStreamSince(db, streamName, span.startMs)
    .find((tape) => withoutFiles.has(tape.id) && sharesTime(tape, span));
  if (!known) return false;
  tapes.replaceTapeFiles(db, known.id, []);
  tapes.deleteTapeOriginal(db, known.id);
  return true;
}
