import { createHash } from "node:crypto";

/** Lower-case hex MD5 of the text's UTF-8 bytes. */
function md5(text: string): string {
  return createHash("md5").update(text, "utf8").digest("hex");
}

/** The `Liteav-Sig` header: it covers the body byte by byte, so it is made from what is sent. */
export function liteavSig(token: string, rawBody: string): string {
  return md5(token + md5(rawBody));
}

/** The password as it leaves the phone. */
export function wirePassword(plain: string, userid: string): string {
  return md5(md5(plain) + userid);
}
