import { createHash } from "node:crypto";
import { equalInConstantTime } from "./constant-time";

/**
 * `txTime`: the expiry as hexadecimal Unix seconds (LVB push URL authentication). Either case will
 * do, but the digest is over the very text that stands in the URL.
 */
export function txTimeOf(expiresAtSeconds: number, hexCase: "lower" | "upper" = "lower"): string {
  const hex = Math.floor(expiresAtSeconds).toString(16);
  return hexCase === "upper" ? hex.toUpperCase() : hex;
}

/** `txSecret = md5(key + stream + txTime)`, lower-case hex, with `txTime` exactly as in the URL. */
export function txSecretOf(key: string, streamName: string, txTime: string): string {
  return createHash("md5").update(`${key}${streamName}${txTime}`).digest("hex");
}

/** The same with SHA-256, which newer push domains can be set to. */
export function txSecretSha256Of(key: string, streamName: string, txTime: string): string {
  return createHash("sha256").update(`${key}${streamName}${txTime}`).digest("hex");
}

export type PushSignature = "valid" | "missing" | "wrong" | "expired";

/**
 * Judges `txSecret` and `txTime` of a push: MD5 or SHA-256, by any of the keys, because a key is
 * changed while addresses of the old one are out. A wrong signature is reported before an expired
 * one.
 */
export function checkPushSignature(
  keys: readonly string[],
  streamName: string,
  query: URLSearchParams,
  nowMs: number,
): PushSignature {
  const txSecret = (query.get("txSecret") ?? "").toLowerCase();
  const txTime = query.get("txTime") ?? "";
  if (!txSecret || !txTime) return "missing";
  if (!/^[0-9a-fA-F]{1,10}$/.test(txTime)) return "wrong";
  const digest = txSecret.length === 64 ? txSecretSha256Of : txSecretOf;
  const matches = keys.filter((key) =>
    equalInConstantTime(digest(key, streamName, txTime), txSecret),
  );
  if (matches.length === 0) return "wrong";
  return Number.parseInt(txTime, 16) * 1000 > nowMs ? "valid" : "expired";
}
