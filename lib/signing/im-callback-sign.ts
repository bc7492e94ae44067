import { createHash } from "node:crypto";

/** `Sign` of an IM callback with token authentication: SHA-256 of token and `RequestTime`, hex. */
export function imCallbackSign(token: string, requestTime: string): string {
  return createHash("sha256").update(`${token}${requestTime}`).digest("hex");
}
