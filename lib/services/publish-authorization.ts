import type { Connection } from "@/db/database";
import { type AccountRow, findAccount } from "@/db/repositories/accounts";
import { findLive, findLiveByStream, type LiveRow, updateLive } from "@/db/repositories/live";
import { lastPushEndedBy } from "@/db/repositories/live-pushes";
import { findSession } from "@/db/repositories/live-sessions";
import { findRoomSetting } from "@/db/repositories/room-settings";
import { findLinkStream } from "@/db/repositories/rooms";
import type { AttemptLimits } from "@/lib/auth/attempt-limits";
import type { Config } from "@/lib/config";
import type { Authorize } from "@/lib/media/types";
import { publishObjections } from "@/lib/shared/callback-effect";
import type { PushRefusal } from "@/lib/shared/ingest";
import { checkPushSignature, type PushSignature } from "@/lib/signing/push-url";
import { banOf, banWords } from "./ban";
import { keyFloorAt, keyTimeIn } from "./key-generations";
import { refusedErrorCodes } from "./push-facts";
import { runningSession } from "./running-session";
import type { Services } from "./services";
import { noteHeldPush } from "./stream-events";

const signatureProblems: Record<Exclude<PushSignature, "valid">, Objection> = {
  missing: {
    why: "unsigned",
    reason: "The push address has no signature (txSecret, txTime): copy the whole stream key.",
  },
  wrong: {
    why: "wrongKey",
    reason:
      "The push address has a wrong signature: get a new address and copy the whole stream key.",
  },
  expired: { why: "expired", reason: "The push address has expired: get a new one." },
};
const unasked: Objection = {
  why: "other",
  reason: "Nobody asked for this stream: get a new address.",
};
const tooOften: Objection = {
  why: "tooOften",
  reason: "This stream began too often within a minute: wait a little.",
};

/**
 * May this push begin? Signature, expiry, and a broadcaster who asked for the address and has not
 * changed the key since; whether it is recorded and whether everybody may watch.
 */
export async function authorizePublish(
  services: Pick<Services, "config" | "database" | "now"> & { readonly attempts: AttemptLimits },
  request: Parameters<Authorize>[0],
): ReturnType<Authorize> {
  const { config, database } = services;
  const { streamName, query } = request;
  const signature = checkPushSignature(pushKeys(config), streamName, query, services.now());
  if (signature !== "valid") return refuse(signatureProblems[signature]);
  const purpose = streamPurpose(database.read, streamName);
  if (!purpose) return refuse(unasked);
  const objection = publishObjection(config, database.read, purpose, query, services.now());
  if (objection?.why === "endedHere" || objection?.why === "endedByStaff") {
    await database.write((db) => noteHeldPush(db, streamName, services.now()));
  }
  if (objection) return refuse(objection);
  if (!(await services.attempts.mayPublish(streamName))) return refuse(tooOften);
  if (purpose.owner?.announced === 0 && !isLatestAddress(purpose.owner, query)) {
    await database.write((db) => announceByAddress(db, streamName, query));
  }
  return admit(services, streamName, query);
}

/** By what holds now: the key may have been changed, or the broadcast ended, while we waited. */
function admit(
  { config, database, now }: Pick<Services, "config" | "database" | "now">,
  streamName: string,
  query: URLSearchParams,
): Awaited<ReturnType<Authorize>> {
  const db = database.read;
  const purpose = streamPurpose(db, streamName);
  const objection = purpose ? publishObjection(config, db, purpose, query, now()) : unasked;
  if (objection) return refuse(objection);
  // A link-mic guest is part of somebody else's picture and leaves no recording.
  if (!purpose?.owner) return { allowed: true, record: false, isPublic: true };
  const settings = findRoomSetting(db, purpose.userid);
  const running = runningSession(db, purpose.owner, now());
  return {
    allowed: true,
    record: settings?.record !== 0,
    // Who comes back finds the broadcast as it was left.
    isPublic: running ? running.publicMs !== null : settings?.manualPublic !== 1,
  };
}

/** Why a push is not let in: for the broadcaster's program and the log, and for the studio. */
export interface Objection {
  readonly reason: string;
  readonly why: PushRefusal;
}

const refuse = (objection: Objection) => ({ allowed: false, ...objection }) as const;

/**
 * Why a source that judges signatures itself has turned a push away, as far as its URL tells: the
 * source need not tell that either.
 */
export function signatureRefusal(
  config: Pick<Config, "pushKey" | "pushKeyBackup">,
  streamName: string,
  query: URLSearchParams,
  atMs: number,
): PushRefusal {
  if (query.size === 0) return "other";
  const verdict = checkPushSignature(pushKeys(config), streamName, query, atMs);
  return verdict === "valid" ? "other" : signatureProblems[verdict].why;
}

/** Whose stream this is: a broadcaster's live, or a link-mic guest's (`owner` null). */
export interface StreamPurpose {
  readonly userid: string;
  readonly owner: LiveRow | null;
}

/** Null for a stream that nobody here asked for. */
export function streamPurpose(db: Connection, streamName: string): StreamPurpose | null {
  const owner = findLiveByStream(db, streamName);
  const userid = owner?.userid ?? findLinkStream(db, streamName)?.userid;
  return userid === undefined ? null : { userid, owner };
}

/** A source's clock may be this much behind ours, in milliseconds. */
const clockSkewMs = 5000;

/**
 * Why this user may not broadcast; null when he may. `query` is that of the push URL, and may lack
 * what a source does not tell; `atMs` is when the push began.
 */
export function publishObjection(
  config: Pick<Config, "guestBroadcast" | "pushUrlTtlSeconds" | "endHoldSeconds">,
  db: Connection,
  { userid, owner }: StreamPurpose,
  query: URLSearchParams,
  atMs: number,
): Objection | null {
  const ban = banOf(findLive(db, userid), atMs);
  if (ban) return { reason: banWords(ban), why: "forbidden" };
  const account = findAccount(db, userid);
  if (account && account.lockedMs !== 0) return objection("locked", "forbidden");
  if (!config.guestBroadcast && !account) return objection("guest", "other");
  if (!owner) return null;
  const byKey = keyObjection(config, db, owner, query, atMs);
  if (byKey) return byKey;
  if (!isHeld(config, db, owner, atMs)) return null;
  const why = isEndedByStaff(db, owner) ? "endedByStaff" : "endedHere";
  return objection(why, why);
}

/** Whether what keeps somebody out is that staff has ended the last broadcast. */
function isEndedByStaff(db: Connection, { sessionId }: LiveRow): boolean {
  return sessionId !== null && (findSession(db, sessionId)?.endedBy ?? "") !== "";
}

/** Why nobody may broadcast by this key, as far as the query names it; null when it is a good one. */
export function keyObjection(
  config: Pick<Config, "pushUrlTtlSeconds">,
  db: Connection,
  owner: LiveRow,
  query: URLSearchParams,
  atMs: number,
): Objection | null {
  const keyTimeS = keyTimeIn(query);
  if (keyTimeS === null) return null;
  const account = findAccount(db, owner.userid);
  if (account && isOlderThanAccount(config, account, keyTimeS)) {
    return objection("oldAddress", "oldAddress");
  }
  return keyTimeS < keyFloorAt(owner, atMs) ? objection("rotated", "rotated") : null;
}

function objection(name: keyof typeof publishObjections, why: PushRefusal): Objection {
  return { reason: publishObjections[name], why };
}

/** OBS waits half as long again before each try; twice as long is no try of its own any more. */
const retryFactor = 2;

/**
 * An encoder comes back by itself within seconds of being disconnected; after its broadcaster or
 * staff has ended the broadcast it must not begin another one, unless he has asked for a key since.
 * One that nobody has stopped tries for hours, with ever longer waits (OBS: up to a quarter of an
 * hour), so that its tries themselves keep it out: from the last one, twice as long as it has tried
 * so far.
 */
function isHeld(
  { endHoldSeconds }: Pick<Config, "endHoldSeconds">,
  db: Connection,
  { streamName, endedByOwnerMs, addressIssuedMs }: LiveRow,
  atMs: number,
): boolean {
  if (endedByOwnerMs === 0 || addressIssuedMs > endedByOwnerMs) return false;
  const sinceMs = atMs - endedByOwnerMs;
  if (sinceMs <= -clockSkewMs) return false;
  if (sinceMs < endHoldSeconds * 1000) return true;
  const triedMs =
    lastPushEndedBy(db, streamName, refusedErrorCodes, endedByOwnerMs) - endedByOwnerMs;
  return sinceMs < triedMs + triedMs * retryFactor;
}

/**
 * Who pushes by another address than the one that a joining phone got last is no joining phone but
 * an encoder with an address from before: its live is a live.
 */
export function announceByAddress(
  db: Connection,
  streamName: string,
  query: URLSearchParams,
): void {
  const owner = findLiveByStream(db, streamName);
  if (owner?.announced === 0 && !isLatestAddress(owner, query)) {
    updateLive(db, owner.userid, { announced: 1 });
  }
}

/** The key that signs, and the one that a change of key leaves valid. */
function pushKeys(config: Pick<Config, "pushKey" | "pushKeyBackup">): readonly string[] {
  return config.pushKeyBackup ? [config.pushKey, config.pushKeyBackup] : [config.pushKey];
}

function isLatestAddress(owner: LiveRow, query: URLSearchParams): boolean {
  const keyTimeS = keyTimeIn(query);
  return keyTimeS === null || keyTimeS === owner.addressExpiresS;
}

/** Guests may have collected addresses for a name before its owner registered it. */
function isOlderThanAccount(
  config: Pick<Config, "pushUrlTtlSeconds">,
  { createdMs }: Pick<AccountRow, "createdMs">,
  keyTimeS: number,
): boolean {
  return keyTimeS - config.pushUrlTtlSeconds < Math.floor(createdMs / 1000);
}
