import { findLive } from "@/db/repositories/live";
import { addressHash } from "@/lib/auth/seal";
import { ServiceError } from "@/lib/errors";
import { type Caller, requireSelf } from "./acting";
import { banOf } from "./ban";
import type { RoomServices } from "./rooms";

/** @throws ServiceError `unverified` for whom an administrator has forbidden to go live. */
export function requireAllowed(
  { database, now }: Pick<RoomServices, "database" | "now">,
  userid: string,
): void {
  if (banOf(findLive(database.read, userid), now())) {
    throw new ServiceError("unverified", "An administrator has forbidden you to go live.");
  }
}

/** A guest who asked for an address has this long to begin before another may take the name. */
const startingMs = 60_000;

/**
 * May this caller act as the broadcaster `userid`? Beyond `requireSelf`: a guest on air is the one
 * who pushes, and a guest about to go live the one who asked for the address, both told by their
 * network address, so that nobody can take over or end a live by naming its userid.
 * @throws ServiceError `unverified`, `tooOften`.
 */
export async function requireBroadcaster(
  services: RoomServices,
  caller: Caller,
  userid: string,
): Promise<void> {
  const { config, database } = services;
  requireSelf(services, caller, userid, config.guestBroadcast);
  if (caller.actor.kind === "user" && caller.actor.userId === userid) return;
  const row = findLive(database.read, userid);
  // Every new userid is a row; one that is known costs nothing more.
  if (!row) return services.attempts.noteGuest(caller.clientIp);
  await services.attempts.noteCall(caller.clientIp);
  const from = addressHash(config.sessionKey, caller.clientIp);
  const isFresh = services.now() - row.addressIssuedMs < startingMs;
  if ((row.status === 1 || isFresh) && row.issuedTo !== "" && row.issuedTo !== from) {
    throw new ServiceError("unverified", "Somebody else goes live under this userid.");
  }
}
