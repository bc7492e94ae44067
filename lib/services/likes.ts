import * as live from "@/db/repositories/live";
import * as members from "@/db/repositories/members";
import * as tapes from "@/db/repositories/tapes";
import { addressHash } from "@/lib/auth/seal";
import type { Caller } from "./acting";
import type { RoomServices } from "./rooms";

export interface Like {
  /** Whose live or recording is liked; the phones do not say who likes. */
  readonly userid: string;
  /** Empty: the live, or the recording that the caller is watching. */
  readonly fileid: string;
  readonly change: 1 | -1;
}

/** More viewers than this behind one address make no difference to its budget. */
const viewersLookedAt = 32;

/**
 * Counts a like or takes one back. Each viewer has `LIKES_PER_SECOND`. As the first generation
 * names no sender, an address has that for every viewer it has in the room, up to
 * `LIKES_PER_SECOND_PER_ADDRESS`. What is over counts nothing and is no error: the hearts fly all
 * the same. Returns whether it counted.
 */
export async function changeLikes(
  services: RoomServices,
  { actor, clientIp }: Caller,
  { userid, fileid, change }: Like,
): Promise<boolean> {
  const { config, database, attempts } = services;
  const from = addressHash(config.sessionKey, clientIp);
  const sinceMs = services.now() - config.memberTtlSeconds * 1000;
  const watching = members.membersAtAddress(database.read, from, userid, sinceMs, viewersLookedAt);
  const perSecond = Math.min(
    config.likesPerSecond * Math.max(1, watching.length),
    config.likesPerSecondPerAddress,
  );
  const member = actor.kind === "user" ? actor.userId : null;
  if (!(await attempts.mayLike(clientIp, member, userid, perSecond))) return false;
  const watched = fileid === "" && watching[0]?.place.startsWith("tape:") ? watching[0] : null;
  await database.write((db) => {
    const tape = fileid ? tapes.findTape(db, fileid)?.id : watched?.place.slice("tape:".length);
    if (tape) tapes.addTapeLikes(db, tape, change);
    else if (!fileid) live.addLiveLikes(db, userid, change);
  });
  return true;
}
