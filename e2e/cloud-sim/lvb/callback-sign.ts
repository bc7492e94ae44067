import { createHash } from "node:crypto";
import type { EventBody } from "./event-bodies";

/** A notification is good for so long after it was sent (cloud.md §2.1). */
const CALLBACK_VALIDITY_SECONDS = 600;

/** `md5(key + t)`; it covers neither the body nor the type. */
export function callbackSign(key: string, t: number): string {
  return createHash("md5").update(`${key}${t}`, "utf8").digest("hex");
}

/** The body with `t` and `sign` of this moment. */
export function signedBody(body: EventBody, key: string, nowMs: number): EventBody {
  const t = Math.floor(nowMs / 1000) + CALLBACK_VALIDITY_SECONDS;
  return { ...body, t, sign: callbackSign(key, t) };
}
