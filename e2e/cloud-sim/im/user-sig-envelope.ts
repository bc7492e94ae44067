import { inflateSync } from "node:zlib";
import { IM_CODES, ImError } from "./im-error";

/** A ticket with every privilege of TRTC is under 1 KiB; what inflates further is a bomb. */
const MAX_INFLATED_BYTES = 4096;

/** Longer than any ticket the libraries make. */
const MAX_SIG_LENGTH = 4096;

/**
 * Undoes what both versions of UserSig share: the cloud's own base64 letters, base64 and zlib
 * (cloud.md §4.1). @throws ImError 70003
 */
export function openUserSig(userSig: string): Readonly<Record<string, unknown>> {
  if (userSig.length > MAX_SIG_LENGTH || !/^[A-Za-z0-9*\-_]+$/.test(userSig)) {
    throw malformed("is empty, too long or not of its alphabet");
  }
  const base64 = userSig.replaceAll("*", "+").replaceAll("-", "/").replaceAll("_", "=");
  const packed = Buffer.from(base64, "base64");
  // Spare bits and missing padding would make two texts of one ticket.
  if (packed.toString("base64") !== base64) throw malformed("is not base64");
  let parsed: unknown;
  let usedBytes: number;
  try {
    const { buffer, engine } = inflateWhole(packed);
    usedBytes = engine.bytesWritten;
    parsed = JSON.parse(buffer.toString("utf8"));
  } catch {
    throw malformed("cannot be unpacked");
  }
  if (usedBytes !== packed.length) throw malformed("has something behind it");
  if (typeof parsed !== "object" || parsed === null) throw malformed("is no object");
  return parsed as Record<string, unknown>;
}

/** The refusal of a ticket that cannot be understood. */
export function malformed(why: string): ImError {
  return new ImError(IM_CODES.sigMalformed, `UserSig ${why}`);
}

/** With `info`, zlib also tells how much of its input it needed; the typings do not know that. */
function inflateWhole(packed: Buffer): { buffer: Buffer; engine: { bytesWritten: number } } {
  const result: unknown = inflateSync(packed, {
    maxOutputLength: MAX_INFLATED_BYTES,
    info: true,
  });
  return result as { buffer: Buffer; engine: { bytesWritten: number } };
}
