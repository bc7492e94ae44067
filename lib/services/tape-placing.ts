import type { Connection } from "@/db/database";
import * as tapes from "@/db/repositories/tapes";
import type { TapeFiles } from "@/lib/providers/tape-files";
import type { RoomServices } from "./rooms";
import { strayFolders } from "./tape-inventory";
import { isPrivateTape } from "./tape-standing";
import { filesOfOriginal } from "./tapes";

/** What the services of recordings work with. */
export interface TapeServices extends RoomServices {
  readonly tapeFiles: TapeFiles;
}

type Placing = Pick<TapeServices, "database" | "tapeFiles" | "log">;

/** Lets everybody read the files of a recording, or nobody, as the database says. */
export async function placeTape(services: Placing, tapeId: string): Promise<void> {
  for (const url of urlsOf(services.database.read, tapeId)) await place(services, tapeId, url);
}

/**
 * Whether a recording was trimmed and can still be had back. Afterwards its row stays, because what
 * was written during the broadcast has its place by it.
 */
export function isKept(original: tapes.TapeOriginalRow | null): original is tapes.TapeOriginalRow {
  return original !== null && original.keptUntilMs > 0;
}

/** One URL per folder: of what a recording is, and of what it was before it was trimmed. */
export function urlsOf(db: Connection, tapeId: string): string[] {
  const original = tapes.findTapeOriginal(db, tapeId);
  const before = isKept(original) ? filesOfOriginal(original) : [];
  const files = [...tapes.filesOfTape(db, tapeId), ...before];
  return files.filter(({ format }) => format === "hls").map(({ url }) => url);
}

function place({ database, tapeFiles }: Placing, tapeId: string, url: string): Promise<void> {
  return tapeFiles.place(url, () => {
    const tape = tapes.findTapeById(database.read, tapeId);
    return tape?.hlsPlayUrl === url && !isPrivateTape(database.read, tape);
  });
}

/**
 * The same for those among the unlisted recordings that ended since then. Their broadcasts were not
 * public, and nobody but the engine has had a hand in their files yet.
 */
export async function placeUnlisted(services: Placing, sinceMs: number): Promise<void> {
  if (!services.tapeFiles.areOurs) return;
  const db = services.database.read;
  for (const tape of tapes.unlistedTapes(db, sinceMs)) {
    // The others, which are too short or were never announced, stay where the engine put them.
    if (isPrivateTape(db, tape)) await placeTape(services, tape.id);
  }
}

/**
 * At boot, before anybody is served: whatever a crash interrupted is brought in line with what the
 * database says, which is written first. Files that it does not know of are for nobody: those that a
 * crash left of a trim go, others may be all that is left of a recording (after an older backup was
 * put in place) and wait for the staff.
 */
export async function placeAllTapes(services: Placing): Promise<void> {
  const { database, tapeFiles, log } = services;
  await tapeFiles.tidy();
  for (const { url, streamName } of await tapeFiles.kept()) {
    const tape = tapes.tapeOfUrl(database.read, streamName, url);
    // With what it was before a trim, whose place a crash may have left as it was.
    if (tape) await placeTape(services, tape.id);
  }
  const strays = await strayFolders(services);
  for (const { url, isLeftOver, isServed } of strays) {
    if (isLeftOver) await tapeFiles.remove(url);
    else if (isServed) await tapeFiles.place(url, () => false);
  }
  const count = strays.filter(({ isLeftOver }) => !isLeftOver).length;
  if (count > 0) log.warn({ count }, "files belong to no recording and are kept from everybody");
  await placeUnlisted(services, 0);
}
