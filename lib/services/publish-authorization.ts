import type { Connection } from "@/db/database";
import { type AccountRow, findAccount } from "@/db/repositories/accounts";
import { findLive, findLiveByStream, type LiveRow, updateLive } from "@/db/repositories/live";
import { findLinkStream } from "@/db/repositories/rooms";
import type { AttemptLimits } from "@/lib/auth/attempt-limits";
import type { Config } from "@/lib/config";
import type { Authorize } from "@/lib/media/types";
import { publishObjections } from "@/lib/shared/callback-effect";
import { checkPushSignature, type PushSignature } from "@/lib/signing/push-url";
import type { Services } from "./services";

const reasons: Record<Exclude<PushSignature, "valid">, string> = {
  missing: "The push address has no signature (txSecret, txTime): copy the whole stream key.",
  wrong: "The push address has a wrong signature: get a new address and copy the whole stream key.",
  expired: "The push address has expired: get a new one.",
};

/** May this push begin? Signature, expiry, and a broadcaster who asked for the address. */
export async function authorizePublish(
  services: Pick<Services, "config" | "database" | "now"> & { readonly attempts: AttemptLimits },
  request: Parameters<Authorize>[0],
): ReturnType<Authorize> {
  const { config, database } = services;
  const verdict = checkPushSignature(
    pushKeys(config),
    request.streamName,
    request.query,
    services.now(),
  );
  if (verdict !== "valid") return { allowed: false, reason: reasons[verdict] };
  const purpose = streamPurpose(database.read, request.streamName);
  if (!purpose) {
    return { allowed: false, reason: "Nobody asked for this stream: get a new address." };
  }
  const objection = publishObjection(config, database.read, purpose, request.query);
  if (objection) return { allowed: false, reason: objection };
  if (!(await services.attempts.mayPublish(request.streamName))) {
    return {
      allowed: false,
      reason: "This stream began too often within a minute: wait a little.",
    };
  }
  const { owner } = purpose;
  if (owner?.announced === 0 && !isLatestAddress(owner, request.query)) {
    await database.write((db) => announceByAddress(db, request.streamName, request.query));
  }
  // A link-mic guest is part of somebody else's picture and leaves no recording.
  return { allowed: true, record: owner !== null };
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

/**
 * Why this user may not broadcast, in words for the broadcaster; null when he may. `query` is that
 * of the push URL.
 */
export function publishObjection(
  config: Pick<Config, "guestBroadcast" | "pushUrlTtlSeconds">,
  db: Connection,
  { userid, owner }: StreamPurpose,
  query: URLSearchParams,
): string | null {
  if (findLive(db, userid)?.forbidStatus === 1) return publishObjections.forbidden;
  const account = findAccount(db, userid);
  if (!config.guestBroadcast && !account) return publishObjections.guest;
  const isOld = owner && account && isOlderThanAccount(config, account, query);
  return isOld ? publishObjections.oldAddress : null;
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
  const txTime = query.get("txTime");
  return txTime === null || Number.parseInt(txTime, 16) === owner.addressExpiresS;
}

/** Guests may have collected addresses for a name before its owner registered it. */
function isOlderThanAccount(
  config: Pick<Config, "pushUrlTtlSeconds">,
  { createdMs }: Pick<AccountRow, "createdMs">,
  query: URLSearchParams,
): boolean {
  const txTime = query.get("txTime");
  // Tencent Cloud, which has judged the signature, need not tell us what it was.
  if (txTime === null) return false;
  const expiresS = Number.parseInt(txTime, 16);
  const issuedS = expiresS - config.pushUrlTtlSeconds;
  return issuedS < Math.floor(createdMs / 1000);
}
