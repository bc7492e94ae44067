import * as live from "@/db/repositories/live";
import * as members from "@/db/repositories/members";
import * as tapes from "@/db/repositories/tapes";
import { addressHash } from "@/lib/auth/seal";
import type { Caller } from "./acting";
import { tapeIdOf } from "./audience";
import { noteLikes } from "./figure-notes";
import type { RoomServices } from "./rooms";
import { isPrivateTape } from "./tape-standing";

export interface Like {
  /** Whose live or recording is liked; the phones do not say who likes. */
  readonly userid: string;
  /** One recording, the live, or whichever of them the caller is watching. */
  readonly target: { readonly fileid: string } | "live" | "watched";
  readonly change: 1 | -1;
}

/** More viewers than this behind one address make no difference to its budget. */
const viewersLookedAt = 32;

/**
 * Counts a like or takes one back, which only who gave it can. Each viewer has `LIKES_PER_SECOND`.
 * As the first generation names no sender, an address has that for every viewer it has in the room,
 * up to `LIKES_PER_SECOND_PER_ADDRESS`. What is over counts nothing and is no error: the hearts fly
 * all the same. Returns whether it counted.
 */
export async function changeLikes(
  services: RoomServices,
  { actor, clientIp }: Caller,
  { userid, target, change }: Like,
): Promise<boolean> {
  const { config, database, attempts } = services;
  if (!live.findLive(database.read, userid) && typeof target !== "object") return false;
  const from = addressHash(config.sessionKey, clientIp);
  const sinceMs = services.now() - config.memberTtlSeconds * 1000;
  const watching = members.membersAtAddress(database.read, from, userid, sinceMs, viewersLookedAt);
  const perSecond = Math.min(
    config.likesPerSecond * Math.max(1, watching.length),
    config.likesPerSecondPerAddress,
  );
  const member = actor.kind === "anonymous" ? null : actor.userId;
  if (!(await attempts.mayLike(clientIp, member, userid, perSecond))) return false;
  const giver = `${userid} ${member ?? from}`;
  if (change === -1 && !(await attempts.takeBackLike(giver))) return false;
  if (change === 1) await attempts.noteLike(giver);
  // Of a known member what he watches himself; of others what was opened last at their address.
  const own = member === null ? watching[0] : watching.find((row) => row.userid === member);
  const watched = target === "watched" && own ? tapeIdOf(own) : null;
  await database.write((db) => {
    if (typeof target === "object") {
      const tape = tapes.findTape(db, target.fileid);
      // One that is kept from everybody else is liked by its owner alone.
      if (tape && (tape.userid === member || !isPrivateTape(db, tape))) {
        tapes.addTapeLikes(db, tape.id, change);
      }
    } else if (watched) {
      tapes.addTapeLikes(db, watched, change);
    } else {
      live.addLiveLikes(db, userid, change);
      noteLikes(db, userid);
    }
  });
  return true;
}
