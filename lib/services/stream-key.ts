import { findAccount } from "@/db/repositories/accounts";
import { findLive, type LiveRow } from "@/db/repositories/live";
import { lastPushOfSession } from "@/db/repositories/session-pushes";
import { isCloudError } from "@/lib/providers/cloud-error";
import type { IssuedAddress, Origin } from "@/lib/providers/live-provider";
import type { StudioKey } from "@/lib/shared/studio";
import { type Caller, requireMeant } from "./acting";
import { requireAllowed } from "./broadcaster";
import { type KeyWish, previousKeysUntil } from "./key-generations";
import { refusedErrorCodes } from "./push-facts";
import type { RefusedPushServices } from "./refused-pushes";
import { type RoomServices, requestAddress } from "./rooms";
import { runningSession } from "./running-session";

/**
 * An address is given out as long as it can begin a push for this much longer, or for half of its
 * validity, in milliseconds.
 */
export const enoughLeftMs = 10 * 60_000;

/**
 * The address that the signed-in broadcaster's program is to push to: the one that is out while it
 * lasts, else another one, also when `renew` asks for it. Nothing else about the broadcast changes.
 * @throws ServiceError `unverified`, `tooOften`
 */
export async function currentKey(
  services: RoomServices,
  caller: Caller,
  { userid, renew }: { readonly userid: string; readonly renew: boolean },
  origin: Origin,
): Promise<IssuedAddress> {
  const owner = await requireOwner(services, caller, userid);
  const row = findLive(services.database.read, owner);
  const neededMs = Math.min(enoughLeftMs, services.config.pushUrlTtlSeconds * 500);
  if (row && !renew && hasKey(row) && row.addressExpiresS * 1000 - services.now() >= neededMs) {
    return services.live.pushAddress(row.streamName, row.addressExpiresS * 1000, origin);
  }
  return issue(services, owner, renew ? "renewed" : "any", origin);
}

/** What a change of key has done. */
export interface RotatedKey {
  readonly address: IssuedAddress;
  /** False: whoever pushes by an old key could not be disconnected; null: nobody was to be. */
  readonly disconnected: boolean | null;
}

/**
 * Another key; those before stop working after the grace or, `atOnce`, now. Then whoever pushes,
 * who can only have an old one, is disconnected too: it leaked.
 * @throws ServiceError `unverified`, `tooOften`
 */
export async function rotateKey(
  services: RoomServices & RefusedPushServices,
  caller: Caller,
  { userid, atOnce }: { readonly userid: string; readonly atOnce: boolean },
  origin: Origin,
): Promise<RotatedKey> {
  const owner = await requireOwner(services, caller, userid);
  const address = await issue(services, owner, atOnce ? "rotatedAtOnce" : "rotated", origin);
  const disconnected = atOnce ? await disconnectOld(services, owner) : null;
  const row = findLive(services.database.read, owner);
  if (row) services.refusedPushes.forget(row.streamName);
  return { address, disconnected };
}

/** What the studio shows of a broadcaster's key; nothing of it is secret. */
export function studioKeyOf(services: RoomServices, userid: string, origin: Origin): StudioKey {
  const row = findLive(services.database.read, userid);
  if (!row || !hasKey(row)) {
    return { server: "", forms: [], expiresAtMs: null, previousUntilMs: null, lastUsed: null };
  }
  const nowMs = services.now();
  const expiresAtMs = row.addressExpiresS * 1000;
  const { server, others } = services.live.pushAddress(row.streamName, expiresAtMs, origin);
  return {
    server,
    forms: others.map(({ form }) => form),
    expiresAtMs: expiresAtMs > nowMs ? expiresAtMs : null,
    previousUntilMs: previousKeysUntil(row, nowMs),
    lastUsed: lastUseOf(services, row),
  };
}

/**
 * Whether an address is out: not of a row that was made for its settings, and not what a guest of
 * this name had asked for before it was registered, which is void.
 */
function hasKey({ addressIssuedMs, addressExpiresS }: LiveRow): boolean {
  return addressIssuedMs > 0 && addressExpiresS > 0;
}

async function requireOwner(
  services: RoomServices,
  caller: Caller,
  userid: string,
): Promise<string> {
  const { userId } = requireMeant(caller, userid);
  requireAllowed(services, userId);
  await services.attempts.noteCall(caller.clientIp);
  return userId;
}

/** What is known of the broadcaster and the room stays, and so does what is on air. */
function issue(
  services: RoomServices,
  userid: string,
  key: KeyWish,
  origin: Origin,
): Promise<IssuedAddress> {
  const { database } = services;
  const row = findLive(database.read, userid);
  const account = findAccount(database.read, userid);
  const nickname = account?.nickname || row?.nickname || "";
  const running = row !== null && runningSession(database.read, row, services.now()) !== null;
  const about = {
    userid,
    groupid: row?.groupid ?? "",
    title: row?.title || nickname || userid,
    nickname,
    headpic: account?.avatar || row?.headpic || "",
    frontcover: row?.frontcover || account?.frontcover || "",
    location: row?.location ?? "",
    desc: row?.desc ?? "",
  };
  const issuedTo = running ? row.issuedTo : "";
  return requestAddress(services, about, origin, { key, issuedTo });
}

async function disconnectOld(services: RoomServices, userid: string): Promise<boolean | null> {
  const { database, live, log, now } = services;
  const row = findLive(database.read, userid);
  if (!row) return null;
  const isPushing =
    runningSession(database.read, row, now()) !== null ||
    live.snapshot(row.streamName) !== undefined;
  // Of whom a cloud has just let in nothing may be known here yet.
  if (!isPushing && !live.watch) return null;
  try {
    await live.stopPublisher(row.streamName, "The stream key was changed.");
    return isPushing || null;
  } catch (error) {
    if (!isCloudError(error)) throw error;
    log.warn({ err: error, userid }, "a publisher by an old key could not be disconnected");
    return isPushing ? false : null;
  }
}

/** Of the last broadcast: an earlier one says nothing about who has the key now. */
function lastUseOf({ database }: RoomServices, { sessionId }: LiveRow): StudioKey["lastUsed"] {
  if (!sessionId) return null;
  const last = lastPushOfSession(database.read, sessionId, refusedErrorCodes);
  if (last?.startedMs == null) return null;
  return { atMs: last.startedMs, clientIp: last.clientIp, agent: last.agent };
}
