import type { CosConfig } from "@/lib/config";
import { type Finding, finding } from "@/lib/shared/doctor/finding";
import { failureReason } from "@/lib/shared/failure-reason";
import { type CosAnswer, type CosExchange, tagsIn } from "./cos-exchange";

/** Signatures of ours are refused from here on. */
const skewSeconds = 240;
/** Too many requests for the bucket or the account (436/7730). */
const busyCodes = ["SlowDown", "RequestLimitExceeded", "TooManyRequests"];
/** Unavailable for legal reasons: the account is in arrears or suspended (436/7730, RFC 7725). */
const suspendedStatus = 451;

/** Whether key, APPID, bucket and region fit together; `ok` lets the other checks of COS go on. */
export async function askCosAccount(
  cos: CosConfig,
  exchange: CosExchange,
  now: () => number,
): Promise<Finding> {
  const bucket = `${cos.bucket}-${cos.appId}`;
  const right = finding("cosAccount", "cosAccountRight", { bucket, region: cos.region });
  try {
    const listed = await exchange.listBuckets();
    if (listed.status === 200) {
      const found = compareBuckets(cos, listed.text);
      if (found) return found;
    } else {
      const refusal = refusalOf(cos, listed, now());
      // A key that may not list buckets may still use its own.
      if (refusal.cause !== "cosPermissionMissing") return refusal;
    }
    const headed = await exchange.headBucket();
    return headed.status === 200 ? right : refusalOf(cos, headed, now());
  } catch (error) {
    return finding("cosAccount", "cosUnreachable", {
      origin: new URL(cos.endpoint).origin,
      reason: failureReason(error),
    });
  }
}

/** What the list of the account's buckets says about the configured one; null when it is there. */
function compareBuckets(cos: CosConfig, xml: string): Finding | null {
  const names = tagsIn(xml, "Name");
  const regions = tagsIn(xml, "Location");
  const wanted = `${cos.bucket}-${cos.appId}`;
  const index = names.indexOf(wanted);
  if (index >= 0) {
    const found = regions[index] ?? "";
    if (found === cos.region || found === "") return null;
    const { region: configured } = cos;
    return finding("cosAccount", "cosRegionWrong", { bucket: wanted, configured, found });
  }
  const appIdOf = (name: string) => name.slice(name.lastIndexOf("-") + 1);
  const sameName = names.find((name) => name === `${cos.bucket}-${appIdOf(name)}`);
  if (sameName) {
    const { appId: configured, bucket } = cos;
    const found = appIdOf(sameName);
    return finding("cosAccount", "cosAppIdWrong", { configured, bucket, found });
  }
  return finding("cosAccount", "cosBucketWrong", { bucket: wanted, region: cos.region });
}

/** What COS's error code says (436/7730). */
export function refusalOf(cos: CosConfig, answer: CosAnswer, nowMs: number): Finding {
  const { status } = answer;
  const bucket = `${cos.bucket}-${cos.appId}`;
  // HEAD answers have no body: their status must do.
  const code = answer.code || `HTTP ${status}`;
  const theirs = Date.parse(answer.headers.get("date") ?? "");
  // An expired signature is AccessDenied like a missing permission; their clock tells which.
  const isSkewed = Math.abs(nowMs - theirs) > skewSeconds * 1000;
  if (/RequestTimeTooSkewed|ExpiredToken/.test(code) || (status === 403 && isSkewed)) {
    return finding("cosAccount", "cosClockSkew", { code });
  }
  if (busyCodes.includes(code) || status === 429 || status >= 500) {
    return finding("cosAccount", "cosBusy", { code, status });
  }
  if (status === suspendedStatus) return finding("cosAccount", "cosSuspended", { code, status });
  if (code === "InvalidAccessKeyId") return finding("cosAccount", "cosSecretIdWrong", { code });
  if (code === "SignatureDoesNotMatch") {
    return finding("cosAccount", "cosSecretKeyWrong", { code });
  }
  if (code === "InvalidRegionName") {
    return finding("cosAccount", "cosRegionUnknown", { region: cos.region, code });
  }
  if (code === "NoSuchBucket" || status === 404) {
    return finding("cosAccount", "cosBucketWrong", { bucket, region: cos.region });
  }
  if (status === 403) return finding("cosAccount", "cosPermissionMissing", { bucket, code });
  return finding("cosAccount", "cosRefuses", { code, status });
}
