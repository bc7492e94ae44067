import { findAccount } from "@/db/repositories/accounts";
import { findLive, findLiveByStream, type LiveRow, updateLive } from "@/db/repositories/live";
import { findLinkStream } from "@/db/repositories/rooms";
import type { AttemptLimits } from "@/lib/auth/attempt-limits";
import type { Authorize } from "@/lib/media/types";
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
    config.pushKey,
    request.streamName,
    request.query,
    services.now(),
  );
  if (verdict !== "valid") return { allowed: false, reason: reasons[verdict] };
  const owner = findLiveByStream(database.read, request.streamName);
  const link = owner ? null : findLinkStream(database.read, request.streamName);
  const isLinkMic = link !== null;
  const userid = owner?.userid ?? link?.userid ?? "";
  if (!owner && !isLinkMic)
    return { allowed: false, reason: "Nobody asked for this stream: get a new address." };
  if (findLive(database.read, userid)?.forbidStatus === 1) {
    return { allowed: false, reason: "This broadcaster may not go live at the moment." };
  }
  if (!config.guestBroadcast && !findAccount(database.read, userid)) {
    return { allowed: false, reason: "Only signed-in users may broadcast here." };
  }
  if (owner && isOlderThanAccount(services, owner.userid, request.query)) {
    return {
      allowed: false,
      reason: "This address was issued before the name was registered: get a new one.",
    };
  }
  if (!(await services.attempts.mayPublish(request.streamName))) {
    return {
      allowed: false,
      reason: "This stream began too often within a minute: wait a little.",
    };
  }
  if (owner?.announced === 0 && !isLatestAddress(owner, request.query)) {
    // Not the address of the phone that joins a room: an encoder with one from before.
    await database.write((db) => updateLive(db, owner.userid, { announced: 1 }));
  }
  // A link-mic guest is part of somebody else's picture and leaves no recording.
  return { allowed: true, record: !isLinkMic };
}

function isLatestAddress(owner: LiveRow, query: URLSearchParams): boolean {
  return Number.parseInt(query.get("txTime") ?? "0", 16) === owner.addressExpiresS;
}

/** Guests may have collected addresses for a name before its owner registered it. */
function isOlderThanAccount(
  services: Pick<Services, "config" | "database">,
  userid: string,
  query: URLSearchParams,
): boolean {
  const account = findAccount(services.database.read, userid);
  if (!account) return false;
  const expiresS = Number.parseInt(query.get("txTime") ?? "0", 16);
  const issuedS = expiresS - services.config.pushUrlTtlSeconds;
  return issuedS < Math.floor(account.createdMs / 1000);
}
