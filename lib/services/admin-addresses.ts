import { randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import * as bans from "@/db/repositories/address-bans";
import { lastPlacedSession } from "@/db/repositories/admin-people";
import { findGuest } from "@/db/repositories/web-guests";
import { addressHash } from "@/lib/auth/seal";
import { readTypedAddress } from "@/lib/auth/typed-address";
import { type ErrorCode, ServiceError } from "@/lib/errors";
import {
  type AddressBan,
  type AddressBansPage,
  maxBanSeconds,
  type PeopleRefusal,
  peopleCounted,
  peoplePerPage,
} from "@/lib/shared/admin-people";
import { type Caller, requireStaff } from "./acting";
import { requireAccount } from "./admin-people";
import { cursorOf, placeOf } from "./list-cursor";
import type { Services } from "./services";

type AddressServices = Pick<Services, "config" | "database" | "now">;
type Refusal = Extract<
  PeopleRefusal,
  "noAddress" | "innerAddress" | "ownAddress" | "addressUnknown"
>;

const words: Readonly<Record<Refusal, readonly [ErrorCode, string]>> = {
  noAddress: [
    "invalidParameter",
    "This is no address that somebody could come from: name one IPv4 or IPv6 address.",
  ],
  innerAddress: [
    "invalidParameter",
    "This is an address of this computer or of a private network; behind a proxy it may be everybody's.",
  ],
  ownAddress: ["invalidParameter", "This is the address that you come from yourself."],
  addressUnknown: ["notFound", "It is not known where this person came from."],
};

function refused(reason: Refusal): ServiceError {
  const [code, message] = words[reason];
  return new ServiceError(code, message, { data: { reason } });
}

/** Whose address is meant: as it is typed, or where a guest or an account was last seen. */
export interface MeantAddress {
  readonly address: string;
  readonly guest: string;
  readonly userid: string;
}

/** What is to hold for an address. */
export interface AddressBanOrder extends MeantAddress {
  readonly seconds: number;
  readonly reason: string;
  /** What it is called in the console; empty: the address, or whose it was. */
  readonly label: string;
  /** Also an inner address, or one's own. */
  readonly force: boolean;
}

/** Bans that hold now, the newest first. @throws ServiceError `unverified`, `invalidParameter` */
export function listAddressBans(
  { database, now }: AddressServices,
  caller: Caller,
  cursor: string | undefined,
): AddressBansPage {
  requireStaff(caller, "readonly");
  const place = placeOf(cursor);
  const below = { createdMs: place?.atMs ?? Number.MAX_SAFE_INTEGER, id: place?.id ?? "" };
  const db = database.read;
  const rows = bans.listAddressBans(db, now(), below, peoplePerPage + 1);
  const shown = rows.slice(0, peoplePerPage);
  const last = shown.at(-1);
  const total = bans.countAddressBans(db, now(), peopleCounted + 1);
  return {
    bans: shown.map(viewOf),
    next:
      rows.length > peoplePerPage && last ? cursorOf({ atMs: last.createdMs, id: last.id }) : null,
    total: Math.min(total, peopleCounted),
    isTotalCut: total > peopleCounted,
  };
}

/**
 * Keeps everybody but staff who comes from a network address from registering, signing in and
 * writing, and makes no guests there; watching is not touched. The second order takes the place of
 * the first.
 * @throws ServiceError `unverified`, `notFound`, `invalidParameter` with a PeopleRefusal
 */
export async function banAddress(
  services: AddressServices,
  caller: Caller,
  order: AddressBanOrder,
): Promise<AddressBan> {
  const { userId } = requireStaff(caller, "moderator");
  const { config, database, now } = services;
  const row = await database.write((db) => {
    const meant = hashMeant(services, db, order);
    if (!order.force) {
      if (isInner(services, meant)) throw refused("innerAddress");
      if (meant.hash === addressHash(config.sessionKey, caller.clientIp)) {
        throw refused("ownAddress");
      }
    }
    const nowMs = now();
    return bans.putAddressBan(db, {
      id: randomUUID(),
      addressHash: meant.hash,
      label: order.label || meant.label,
      reason: order.reason,
      untilMs: nowMs + Math.min(order.seconds, maxBanSeconds) * 1000,
      createdMs: nowMs,
      createdBy: userId,
    });
  });
  return viewOf(row);
}

/** Ends a ban; one that is over already is no error. @throws ServiceError `unverified` */
export async function liftAddressBan(
  { database }: AddressServices,
  caller: Caller,
  id: string,
): Promise<void> {
  requireStaff(caller, "moderator");
  await database.write((db) => bans.deleteAddressBan(db, id));
}

interface Meant {
  readonly hash: string;
  readonly label: string;
  /** Of what was typed or written down: whether it needs insisting on. */
  readonly isInner: boolean;
}

function hashMeant(
  services: AddressServices,
  db: Connection,
  { address, guest, userid }: MeantAddress,
): Meant {
  if ([address, guest, userid].filter(Boolean).length !== 1) throw refused("noAddress");
  if (address) return typedMeant(services, address);
  if (guest) {
    const row = findGuest(db, guest);
    if (!row) throw new ServiceError("notFound", "There is no guest of this name.");
    if (!row.addressHash) throw refused("addressUnknown");
    return { hash: row.addressHash, label: `${row.nickname} (${guest})`, isInner: false };
  }
  requireAccount(db, userid);
  const from = lastPlacedSession(db, userid)?.clientIp;
  if (!from) throw refused("addressUnknown");
  return { ...typedMeant(services, from), label: `${userid} (${from})` };
}

function typedMeant({ config }: AddressServices, typed: string): Meant {
  const read = readTypedAddress(typed);
  if (read.kind === "none") throw refused("noAddress");
  const hash = addressHash(config.sessionKey, read.clientIp);
  return { hash, label: read.label, isInner: read.kind === "inner" };
}

/** A guest's address is known by its hash alone, by which this computer's own is known all the same. */
function isInner({ config }: AddressServices, { hash, isInner }: Meant): boolean {
  const ours = ["127.0.0.1", "::1"].map((own) => addressHash(config.sessionKey, own));
  return isInner || ours.includes(hash);
}

function viewOf(row: bans.AddressBanRow): AddressBan {
  const { id, label, reason, untilMs, createdMs, createdBy } = row;
  return { id, label, reason, untilMs, createdMs, createdBy };
}
