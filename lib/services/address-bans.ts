import { findAddressBan } from "@/db/repositories/address-bans";
import type { Actor } from "@/lib/auth/actor";
import { addressHash } from "@/lib/auth/seal";
import { ServiceError } from "@/lib/errors";
import { addressBanned } from "@/lib/shared/sign-in-refusal";
import { isStaff, roleOf } from "@/lib/shared/staff";
import type { Caller } from "./acting";
import { refusal } from "./chat-refusal";
import type { Services } from "./services";

type AddressServices = Pick<Services, "config" | "database" | "now">;

/** For how many more seconds an address is banned; 0: it is not. */
export function addressBanSeconds(
  { config, database, now }: AddressServices,
  clientIp: string,
): number {
  if (clientIp === "") return 0;
  const nowMs = now();
  const ban = findAddressBan(database.read, addressHash(config.sessionKey, clientIp), nowMs);
  return ban ? Math.ceil((ban.untilMs - nowMs) / 1000) : 0;
}

/**
 * Of a registration or a sign-in. Staff is spared: it could not lift the ban otherwise.
 * @throws ServiceError `unverified` with reason `addressBanned` and for how long
 */
export function refuseBannedAddress(
  services: AddressServices,
  clientIp: string,
  account?: { readonly role: string },
): void {
  if (account && isStaff(roleOf(account.role))) return;
  const seconds = addressBanSeconds(services, clientIp);
  if (seconds === 0) return;
  throw new ServiceError("unverified", "Nobody may sign in from this network at the moment.", {
    retryAfterSeconds: seconds,
    data: { reason: addressBanned },
  });
}

/** Of what somebody writes or likes. @throws ServiceError `unverified` with reason `banned` */
export function refuseWriterOfBannedAddress(
  services: AddressServices,
  { actor, clientIp }: Caller,
): void {
  if (isOfStaff(actor)) return;
  const seconds = addressBanSeconds(services, clientIp);
  if (seconds > 0) throw refusal("banned", seconds);
}

function isOfStaff(actor: Actor): boolean {
  return actor.kind === "user" && isStaff(actor.role);
}
