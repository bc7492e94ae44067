import { findLive } from "@/db/repositories/live";
import { addressHash } from "@/lib/auth/seal";
import { ServiceError } from "@/lib/errors";
import { type Caller, requireSelf } from "./acting";
import type { RoomServices } from "./rooms";

/**
 * May this caller act as the broadcaster `userid`? Beyond `requireSelf`: a guest on air is the one
 * who asked for the address, told by the network it came from, so that nobody can take over or end
 * a running live by naming its userid.
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
  const from = addressHash(config.sessionKey, caller.clientIp);
  if (row.status === 1 && row.issuedTo !== "" && row.issuedTo !== from) {
    throw new ServiceError("unverified", "Somebody else is on air under this userid.");
  }
}
