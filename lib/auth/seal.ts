import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import { networkOf } from "./network-of";

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/** Encrypts a secret that the server itself must read again (AES-256-GCM, random IV), base64url. */
export function seal(key: string, plain: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, cipherKey(key), iv);
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** The sealed secret; null when it was sealed with another key or was changed. */
export function unseal(key: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < ivBytes + tagBytes) return null;
  const decipher = createDecipheriv(algorithm, cipherKey(key), bytes.subarray(0, ivBytes));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    const plain = [decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()];
    return Buffer.concat(plain).toString("utf8");
  } catch {
    // GCM tells forged and foreign texts by this; either way there is no secret.
    return null;
  }
}

/** Tells network addresses apart without keeping them; 24 hex digits. */
export function addressHash(key: string, clientIp: string): string {
  if (!clientIp) return "";
  return createHmac("sha256", key)
    .update(`address ${networkOf(clientIp)}`)
    .digest("hex")
    .slice(0, 24);
}

function cipherKey(key: string): Buffer {
  return createHash("sha256").update(`seal ${key}`).digest();
}
