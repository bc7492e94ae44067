import { addTapeView } from "@/db/repositories/tapes";
import type { Caller } from "./acting";
import { changeLikes } from "./likes";
import { requireTape } from "./require-tape";
import type { RoomServices } from "./rooms";

/**
 * A browser has played some seconds of a recording. Counts once per viewer and some hours: by his
 * account or guest name, else by the id that the browser keeps. Returns whether it counted.
 * @throws ServiceError `notFound`.
 */
export async function noteView(
  services: RoomServices,
  { actor, clientIp }: Caller,
  fileId: string,
  browserId: string,
): Promise<boolean> {
  const { database, attempts, config } = services;
  const tape = requireTape(database.read, fileId, viewerOf(actor));
  const counts = attempts.mayCountView({
    tapeId: tape.id,
    viewer: actor.kind === "anonymous" ? `browser:${browserId}` : actor.userId,
    clientIp,
    perAddress: config.viewersPerAddress,
    nowMs: services.now(),
  });
  if (counts) await database.write((db) => addTapeView(db, tape.id));
  return counts;
}

/**
 * A heart for a recording, from anybody, as often as for a live. Returns whether it counted and how
 * many there are now. @throws ServiceError `notFound`.
 */
export async function likeTape(
  services: RoomServices,
  caller: Caller,
  fileId: string,
): Promise<{ readonly liked: boolean; readonly likeCount: number }> {
  const { read } = services.database;
  const viewer = viewerOf(caller.actor);
  const { userid } = requireTape(read, fileId, viewer);
  const liked = await changeLikes(services, caller, {
    ...{ userid, target: { fileid: fileId }, change: 1 },
  });
  return { liked, likeCount: requireTape(read, fileId, viewer).likeCount };
}

/** An account, whose own recordings may be hidden from others; empty: somebody else. */
function viewerOf(actor: Caller["actor"]): string {
  return actor.kind === "user" ? actor.userId : "";
}
