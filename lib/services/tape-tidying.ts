import * as tapes from "@/db/repositories/tapes";
import { placeUnlisted, type TapeServices, urlsOf } from "./tape-placing";
import { filesOfOriginal } from "./tapes";

/** Recordings that are removed in one go; the rest has its turn a minute later. */
const removedAtOnce = 20;
/** The engine reports a recording within minutes; a broadcast can be made public until it ends. */
const placedAgainMs = 2 * 86_400_000;

/**
 * Removes what was deleted, or trimmed off, longer ago than `TAPE_UNDO_DAYS`. Files go first: a
 * crash leaves rows, and these lead here again.
 */
export async function tidyTapes(services: TapeServices): Promise<void> {
  const { config, database, tapeFiles } = services;
  const db = database.read;
  const nowMs = services.now();
  const deletedUntilMs = nowMs - config.tapeUndoDays * 86_400_000;
  for (const { id } of tapes.tapesDeletedUntil(db, deletedUntilMs, removedAtOnce)) {
    for (const url of urlsOf(db, id)) await tapeFiles.remove(url);
    await database.write((write) => tapes.deleteTape(write, id, `tape:${id}`));
  }
  for (const original of tapes.tapeOriginalsUntil(db, nowMs, removedAtOnce)) {
    for (const { url } of filesOfOriginal(original)) await tapeFiles.remove(url);
    await database.write((write) => tapes.setTapeOriginal(write, { ...original, keptUntilMs: 0 }));
  }
  await placeUnlisted(services, nowMs - placedAgainMs);
}
