import { createHmac } from "node:crypto";
import { deflateSync, inflateSync } from "node:zlib";
import { Api } from "tls-sig-api-v2";
import { equalInConstantTime } from "./constant-time";

/** How long a UserSig is valid, in seconds: 180 days, as the original issued them. */
export const userSigTtlSeconds = 180 * 86_400;
/** A real one has about 180 bytes unpacked. */
const maxUnpackedBytes = 4096;

/** A UserSig (TLSSigAPIv2) for an IM identifier. */
export function issueUserSig(sdkAppId: number, key: string, identifier: string): string {
  return new Api(sdkAppId, key).genSig(identifier, userSigTtlSeconds);
}

export type UserSigVerdict = "valid" | "malformed" | "wrong" | "expired";

/** Judges a UserSig for an identifier; both the deployed compression levels and padding pass. */
export function checkUserSig(
  sdkAppId: number,
  key: string,
  identifier: string,
  userSig: string,
  nowMs: number,
): UserSigVerdict {
  const fields = unpackUserSig(userSig);
  if (!fields) return "malformed";
  const time = Number(fields["TLS.time"]);
  const expire = Number(fields["TLS.expire"]);
  const named = String(fields["TLS.identifier"]);
  if (!Number.isSafeInteger(time) || !Number.isSafeInteger(expire)) return "malformed";
  const expected = userSigDigest(key, { identifier: named, sdkAppId, time, expire });
  if (!equalInConstantTime(expected, String(fields["TLS.sig"]))) return "wrong";
  if (named !== identifier || Number(fields["TLS.sdkappid"]) !== sdkAppId) return "wrong";
  return (time + expire) * 1000 > nowMs ? "valid" : "expired";
}

/** HMAC-SHA256 over the four lines of a UserSig, base64 (TLSSigAPIv2). */
export function userSigDigest(
  key: string,
  sig: {
    readonly identifier: string;
    readonly sdkAppId: number;
    /** Unix seconds. */
    readonly time: number;
    /** Seconds from `time`. */
    readonly expire: number;
  },
): string {
  const lines = [
    `TLS.identifier:${sig.identifier}`,
    `TLS.sdkappid:${sig.sdkAppId}`,
    `TLS.time:${sig.time}`,
    `TLS.expire:${sig.expire}`,
  ];
  return createHmac("sha256", key)
    .update(lines.map((line) => `${line}\n`).join(""))
    .digest("base64");
}

/** The JSON object in a UserSig; null when it is none. */
export function unpackUserSig(userSig: string): Record<string, unknown> | null {
  const base64 = userSig.replace(/\*/g, "+").replace(/-/g, "/").replace(/_/g, "=");
  try {
    const json = inflateSync(Buffer.from(base64, "base64"), { maxOutputLength: maxUnpackedBytes });
    const value: unknown = JSON.parse(json.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    // Not base64, not zlib or not JSON: whatever it is, it is no UserSig.
    return null;
  }
}

/** Packs a JSON object as a UserSig is packed; for tests that forge. */
export function packUserSig(fields: object): string {
  const base64 = deflateSync(Buffer.from(JSON.stringify(fields))).toString("base64");
  return base64.replace(/\+/g, "*").replace(/\//g, "-").replace(/=/g, "_");
}
