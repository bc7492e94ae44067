import { createHash } from "node:crypto";

/** The header in which second-generation apps prove who they are. */
export const liteavSigHeader = "liteav-sig";

/** `md5(token + md5(raw body))`, lower-case hex; over the bytes as sent, not as parsed. */
export function liteavSig(token: string, body: string | Uint8Array): string {
  const inner = createHash("md5").update(body).digest("hex");
  return createHash("md5").update(`${token}${inner}`).digest("hex");
}
