import { updateAccount } from "@/db/repositories/accounts";
import { linkStreamsOf } from "@/db/repositories/admin-people";
import { findLive } from "@/db/repositories/live";
import { isServiceError, ServiceError } from "@/lib/errors";
import type { PeopleRefusal } from "@/lib/shared/admin-people";
import { type Caller, requireStaff } from "./acting";
import { endSignIns, requireTarget } from "./people-orders";
import type { RoomServices } from "./rooms";
import { endBroadcast } from "./steering";

/** What the publisher's program and the log are told. */
const endWords = "An administrator locked this account.";

/**
 * Locks an account: every sign-in ends at once, nobody signs in to it any more by any protocol, it
 * cannot broadcast, and a broadcast that runs is ended. One that is locked stays as it was locked.
 * @throws ServiceError `unverified`, `notFound`; reason `self`, `staffAccount` or `lastAdmin`;
 * `cloudUnavailable` with reason `stillOnAir` when it is locked, but the source did not confirm that
 * its broadcast has ended.
 */
export async function lockAccount(
  services: RoomServices,
  caller: Caller,
  userid: string,
  reason: string,
): Promise<void> {
  requireStaff(caller, "moderator");
  const { database, now } = services;
  const streams = await database.write((db) => {
    const target = requireTarget(db, caller, userid, { least: "moderator", notSelf: true });
    const nowMs = now();
    if (target.lockedMs === 0) updateAccount(db, userid, { lockedMs: nowMs, lockReason: reason });
    endSignIns(db, userid, nowMs);
    const own = findLive(db, userid)?.streamName;
    return [...(own ? [own] : []), ...linkStreamsOf(db, userid, Math.floor(nowMs / 1000))];
  });
  try {
    for (const streamName of streams) await endBroadcast(services, streamName, endWords);
  } catch (cause) {
    if (!isServiceError(cause) || cause.code !== "cloudUnavailable") throw cause;
    const stillOnAir: PeopleRefusal = "stillOnAir";
    throw new ServiceError(
      "cloudUnavailable",
      "The account is locked, but Tencent Cloud did not confirm that its broadcast has ended: try again.",
      { cause, data: { reason: stillOnAir } },
    );
  }
}

/** Lets an account sign in again; nothing that it held before comes back. @throws ServiceError */
export async function unlockAccount(
  { database }: Pick<RoomServices, "database">,
  caller: Caller,
  userid: string,
): Promise<void> {
  requireStaff(caller, "moderator");
  await database.write((db) => {
    requireTarget(db, caller, userid, { least: "moderator", notSelf: true });
    updateAccount(db, userid, { lockedMs: 0, lockReason: "" });
  });
}
