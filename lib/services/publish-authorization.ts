import { findAccount } from "@/db/repositories/accounts";
import { findLiveByStream } from "@/db/repositories/live";
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
  const isLinkMic = !owner && findLinkStream(database.read, request.streamName) !== null;
  if (!owner && !isLinkMic)
    return { allowed: false, reason: "Nobody asked for this stream: get a new address." };
  if (owner && owner.forbidStatus !== 0) {
    return { allowed: false, reason: "This broadcaster may not go live at the moment." };
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
  // A link-mic guest is part of somebody else's picture and leaves no recording.
  return { allowed: true, record: !isLinkMic };
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
