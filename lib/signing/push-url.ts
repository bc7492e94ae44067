import { createHash } from "node:crypto";
import { equalInConstantTime } from "./constant-time";

/** `txTime`: the expiry as lower-case hexadecimal Unix seconds (LVB push URL authentication). */
export function txTimeOf(expiresAtSeconds: number): string {
  return Math.floor(expiresAtSeconds).toString(16);
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

/** Judges `txSecret` and `txTime` of a push. A wrong signature is reported before an expired one. */
export function checkPushSignature(
  key: string,
  streamName: string,
  query: URLSearchParams,
  nowMs: number,
): PushSignature {
  const txSecret = query.get("txSecret") ?? "";
  const txTime = query.get("txTime") ?? "";
  if (!txSecret || !txTime) return "missing";
  if (!/^[0-9a-fA-F]{1,10}$/.test(txTime)) return "wrong";
  const expected = txSecretOf(key, streamName, txTime);
  if (!equalInConstantTime(expected, txSecret.toLowerCase())) return "wrong";
  return Number.parseInt(txTime, 16) * 1000 > nowMs ? "valid" : "expired";
}
