import { findAccount } from "@/db/repositories/accounts";
import { findLive } from "@/db/repositories/live";
import type { Actor } from "@/lib/auth/actor";
import { ServiceError } from "@/lib/errors";
import type { RoomServices } from "./rooms";

/** Who calls, and from which address. */
export interface Caller {
  readonly actor: Actor;
  readonly clientIp: string;
}

/**
 * May this caller act as the broadcaster `userid`? The first generation of apps proves nothing, so
 * a userid without an account is taken at its word (unless GUEST_BROADCAST is off); one with an
 * account only from its owner.
 * @throws ServiceError `unverified`, `tooOften`.
 */
export async function requireBroadcaster(
  services: RoomServices,
  { actor, clientIp }: Caller,
  userid: string,
): Promise<void> {
  if (actor.kind === "user" && actor.userId === userid) return;
  if (findAccount(services.database.read, userid)) {
    throw new ServiceError("unverified", "This userid has an account: sign in as it.");
  }
  if (!services.config.guestBroadcast) {
    throw new ServiceError("unverified", "Only signed-in users may broadcast here.");
  }
  // Every new userid is a row; one that is known costs nothing more.
  if (!findLive(services.database.read, userid)) await services.attempts.noteGuest(clientIp);
}
