import { createHash } from "node:crypto";
import { equalInConstantTime } from "./constant-time";

/** `sign = md5(key + t)` of LVB event notifications; `t` is the expiry in decimal Unix seconds. */
export function callbackSign(key: string, t: string): string {
  return createHash("md5").update(`${key}${t}`).digest("hex");
}

export type CallbackVerification = "ok" | "no t or sign" | "wrong sign" | "expired" | "t too far";

/** LVB sets `t` ten minutes ahead; one further away than this was not made by it. */
const furthestAheadSeconds = 900;

/** Judges `t` (number or string on the wire) and `sign` of a callback. */
export function verifyCallback(
  key: string,
  fields: { readonly t?: unknown; readonly sign?: unknown },
  nowMs: number,
  graceSeconds: number,
): CallbackVerification {
  const t = typeof fields.t === "number" ? String(fields.t) : fields.t;
  const { sign } = fields;
  if (typeof t !== "string" || typeof sign !== "string" || !/^\d{1,12}$/.test(t)) {
    return "no t or sign";
  }
  if (!equalInConstantTime(callbackSign(key, t), sign.toLowerCase())) return "wrong sign";
  const nowSeconds = nowMs / 1000;
  if (Number(t) + graceSeconds < nowSeconds) return "expired";
  return Number(t) > nowSeconds + furthestAheadSeconds ? "t too far" : "ok";
}
