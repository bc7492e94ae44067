import { findAccount } from "@/db/repositories/accounts";
import { hasRoomSession } from "@/db/repositories/rooms";
import type { Actor } from "@/lib/auth/actor";
import { isReservedName } from "@/lib/auth/reserved-names";
import { ServiceError } from "@/lib/errors";
import { otherAccount } from "@/lib/shared/session-refusal";
import { atLeast, type StaffRole } from "@/lib/shared/staff";
import type { Services } from "./services";

/**
 * In the place of an address hash in `live_data.issued_to`: who proved himself by a RoomService
 * token is nobody whom the Action API could know by his address.
 */
export const issuedByToken = "roomservice";

/** Somebody with an account. */
export type SignedInActor = Extract<Actor, { kind: "user" }>;

/** Who calls, and from which network address. */
export interface Caller {
  readonly actor: Actor;
  readonly clientIp: string;
}

/**
 * May this caller act as `userid`? One that has an account only when it proved itself; one that
 * nobody registered is taken at its word, as the first generation of apps proves nothing, unless
 * `guestsAllowed` is false, the name is reserved, or its guest proves himself in RoomService.
 * @throws ServiceError `unverified`.
 */
export function requireSelf(
  services: Services,
  { actor }: Caller,
  userid: string,
  guestsAllowed: boolean,
): void {
  if (actor.kind === "user" && actor.userId === userid) return;
  if (findAccount(services.database.read, userid)) {
    throw new ServiceError("unverified", "This userid has an account: sign in as it.");
  }
  if (hasRoomSession(services.database.read, userid, services.now())) {
    throw new ServiceError("unverified", "This userid is signed in to RoomService.");
  }
  if (isReservedName(userid, services.config.administrator)) {
    throw new ServiceError("unverified", "This userid is reserved.");
  }
  if (!guestsAllowed) {
    throw new ServiceError("unverified", "Only signed-in users may do this here.");
  }
}

/** The signed-in caller. @throws ServiceError `unverified`. */
export function requireUser({ actor }: Caller): SignedInActor {
  if (actor.kind !== "user") throw new ServiceError("unverified", "Sign in first.");
  return actor;
}

/**
 * The signed-in caller, when it is who the page was made for; empty: made for nobody in particular.
 * Another tab of the same browser may have signed in as somebody else meanwhile.
 * @throws ServiceError `unverified`, with reason `otherAccount` for a session that is another's.
 */
export function requireMeant(caller: Caller, userid: string): SignedInActor {
  const actor = requireUser(caller);
  if (userid === "" || userid === actor.userId) return actor;
  throw new ServiceError("unverified", "Another account is signed in.", {
    data: { reason: otherAccount },
  });
}

/** @throws ServiceError `unverified` when the caller is no administrator. */
export function requireAdmin(caller: Caller): void {
  requireStaff(caller, "admin");
}

const staffWords: Readonly<Record<StaffRole, string>> = {
  readonly: "Only staff of this server may do this.",
  moderator: "Only a moderator or an administrator may do this.",
  admin: "Only an administrator may do this.",
};

/** Who calls, of the staff. @throws ServiceError `unverified` when he may not what `least` may. */
export function requireStaff({ actor }: Caller, least: StaffRole): SignedInActor {
  if (actor.kind === "user" && atLeast(actor.role, least)) return actor;
  throw new ServiceError("unverified", staffWords[least]);
}

/** For calls that name nobody who makes them. @throws ServiceError `unverified`. */
export function requireGuestApi({ config }: Services, { actor }: Caller): void {
  if (actor.kind !== "user" && !config.guestApi) {
    throw new ServiceError("unverified", "Only signed-in users may do this here.");
  }
}
