import { findAccount } from "@/db/repositories/accounts";
import type { Actor } from "@/lib/auth/actor";
import { ServiceError } from "@/lib/errors";
import type { Services } from "./services";

/**
 * May this caller act as the broadcaster `userid`? The first generation of apps proves nothing, so
 * a userid without an account is taken at its word (unless GUEST_BROADCAST is off); one with an
 * account only from its owner.
 * @throws ServiceError `unverified`.
 */
export function requireBroadcaster(services: Services, actor: Actor, userid: string): void {
  if (actor.kind === "user" && actor.userId === userid) return;
  if (findAccount(services.database.read, userid)) {
    throw new ServiceError("unverified", "This userid has an account: sign in as it.");
  }
  if (!services.config.guestBroadcast) {
    throw new ServiceError("unverified", "Only signed-in users may broadcast here.");
  }
}
