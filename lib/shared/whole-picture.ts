import type { PictureType } from "./picture-kind";

/** What was read of a file: all of it, or its beginning and its end. */
export interface PictureEnds {
  readonly sizeBytes: number;
  readonly head: Uint8Array;
  /** Its last bytes; empty when `head` is all of it. */
  readonly tail: Uint8Array;
}

/** Why a door refuses a picture that is not whole; the studio says it in the reader's language. */
export const damagedPicture = "damagedPicture";

/**
 * Whether a picture of a known type has the end that its container gives it, so that no upload that
 * broke off is shown half grey. Nothing is decoded. What stands behind that end is nobody's
 * business: cameras pad their files, and phones put videos there. Where only both ends of the file
 * were read, the end alone is looked at.
 */
export function isWholePicture(type: PictureType, { sizeBytes, head, tail }: PictureEnds): boolean {
  if (head.length >= sizeBytes) return runsToItsEnd[type](head);
  return hasItsEnd[type](head, tail, sizeBytes);
}

/** The same of a whole file. */
export function isWholePictureFile(type: PictureType, bytes: Uint8Array): boolean {
  return isWholePicture(type, { sizeBytes: bytes.length, head: bytes, tail: new Uint8Array() });
}

const runsToItsEnd: Readonly<Record<PictureType, (bytes: Uint8Array) => boolean>> = {
  "image/jpeg": jpegRuns,
  "image/png": pngRuns,
  "image/gif": gifRuns,
  "image/webp": webpRuns,
};

const hasItsEnd: Readonly<
  Record<PictureType, (head: Uint8Array, tail: Uint8Array, sizeBytes: number) => boolean>
> = {
  "image/jpeg": (_head, tail) => isBehindJpegScan(tail),
  "image/png": (_head, tail) => hasPngEnd(tail),
  "image/gif": (_head, tail) => hasGifEnd(tail),
  // Only this one says at its beginning how long it is.
  "image/webp": (head, _tail, sizeBytes) => riffEnd(head) <= sizeBytes,
};

/** Segments have a length, scans run to the next marker (ITU-T T.81 §B.1.1, table B.1). */
function jpegRuns(bytes: Uint8Array): boolean {
  let at = 2;
  while (at >= 0 && at + 1 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) at = bytes.indexOf(0xff, at);
    else if (marker === 0xd9) return true;
    else if (marker === 0xff) at += 1;
    else if (!hasLength(marker)) at += 2;
    else at += 2 + (bytes[at + 2] ?? 0) * 0x100 + (bytes[at + 3] ?? 0);
  }
  return false;
}

/** Not of stuffed bytes, restarts, SOI and EOI. */
function hasLength(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xcf) || marker >= 0xda;
}

/**
 * The end of a file has EOI, or a pair that table B.1 reserves and that therefore stands in no scan:
 * then the scan had ended before, and this is what a phone put behind its photo.
 */
function isBehindJpegScan(tail: Uint8Array): boolean {
  for (let at = tail.indexOf(0xff); at >= 0; at = tail.indexOf(0xff, at + 1)) {
    const next = tail[at + 1] ?? 0;
    if (next === 0xd9 || (next >= 0x02 && next <= 0xbf)) return true;
  }
  return false;
}

/** Chunks of length, type, data and checksum, the last of which is IEND (W3C PNG §5.3, §11.2.5). */
function pngRuns(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const type = fourCharacters(bytes, at + 4);
    if (!/^[A-Za-z]{4}$/.test(type)) return false;
    at += 12 + view.getUint32(at);
    if (type === "IEND") return at <= bytes.length;
  }
  return false;
}

/** IEND is empty, and so is always the same: length, type, checksum. */
const pngEnd = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

function hasPngEnd(tail: Uint8Array): boolean {
  for (let at = tail.indexOf(0x49); at >= 0; at = tail.indexOf(0x49, at + 1)) {
    if (pngEnd.every((byte, i) => tail[at - 4 + i] === byte)) return true;
  }
  return false;
}

/** Extensions and images of sub-blocks, up to the trailer (GIF89a §15, §20 to §27). */
function gifRuns(bytes: Uint8Array): boolean {
  let at = 13 + colourTableBytes(bytes[10]);
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === 0x3b) return true;
    if (block === 0x21) at += 2;
    else if (block === 0x2c) at += 11 + colourTableBytes(bytes[at + 9]);
    else return false;
    for (let size = bytes[at]; size; size = bytes[at]) at += 1 + size;
    at += 1;
  }
  return false;
}

function colourTableBytes(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** The trailer behind the empty sub-block that ends the last image, and padding at most. */
function hasGifEnd(tail: Uint8Array): boolean {
  const last = tail.findLastIndex((byte) => byte !== 0);
  return last > 0 && tail[last] === 0x3b && tail[last - 1] === 0;
}

/** Chunks of type, length and data, padded to even lengths, fill the RIFF file (RFC 9649 §2.3). */
function webpRuns(bytes: Uint8Array): boolean {
  const end = riffEnd(bytes);
  if (end > bytes.length) return false;
  const view = viewOf(bytes);
  let at = 12;
  while (at + 8 <= end) {
    if (!/^[\x20-\x7e]{4}$/.test(fourCharacters(bytes, at))) return false;
    const size = view.getUint32(at + 4, true);
    at += 8 + size + (size % 2);
  }
  // Some leave out the last byte of padding.
  return at <= end + 1;
}

function riffEnd(bytes: Uint8Array): number {
  return bytes.length < 12 ? Number.POSITIVE_INFINITY : 8 + viewOf(bytes).getUint32(4, true);
}

function fourCharacters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
