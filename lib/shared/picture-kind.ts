/** The picture types that are taken, and the endings of their keys. SVG is none: it can run scripts. */
export const pictureEndings = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
} as const;

/** MIME type of a picture that browsers, phones and our covers can show. */
export type PictureType = keyof typeof pictureEndings;

/** More pixels a side than any cover needs, and few enough for a phone to decode. */
export const maxPictureSidePx = 8192;

/** What the first bytes of a picture say about it. */
export interface PictureHead {
  readonly contentType: PictureType;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Whether a text names one of the types that are taken; a browser's `File.type` may be anything. */
export function isPictureType(type: string): type is PictureType {
  return Object.hasOwn(pictureEndings, type);
}

/**
 * Type and size by the bytes alone; null when they are no picture of ours, when its size does not
 * stand in them, or when it has no or too many pixels. What follows the head is not looked at: a
 * picture that ends in a page of HTML passes, and is harmless because it is served as a picture.
 */
export function readPictureHead(bytes: Uint8Array): PictureHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = readPng(view) ?? readGif(view) ?? readWebp(view) ?? readJpeg(view);
  if (!head) return null;
  const isWithin = (side: number) => side >= 1 && side <= maxPictureSidePx;
  return isWithin(head.width) && isWithin(head.height) ? head : null;
}

function hasText(view: DataView, offset: number, text: string): boolean {
  if (view.byteLength < offset + text.length) return false;
  return [...text].every((char, i) => view.getUint8(offset + i) === char.charCodeAt(0));
}

/** Signature and IHDR, which must be the first chunk (W3C PNG §5.2, §11.2.1). */
function readPng(view: DataView): PictureHead | null {
  if (!hasText(view, 0, "\x89PNG\r\n\x1a\n") || !hasText(view, 12, "IHDR")) return null;
  if (view.byteLength < 24) return null;
  return { contentType: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
}

/** Logical screen size (GIF89a §18). */
function readGif(view: DataView): PictureHead | null {
  if (!hasText(view, 0, "GIF87a") && !hasText(view, 0, "GIF89a")) return null;
  if (view.byteLength < 10) return null;
  return {
    contentType: "image/gif",
    width: view.getUint16(6, true),
    height: view.getUint16(8, true),
  };
}

/** The first chunk of the RIFF file is one of three (RFC 9649 §2). */
function readWebp(view: DataView): PictureHead | null {
  if (!hasText(view, 0, "RIFF") || !hasText(view, 8, "WEBP") || view.byteLength < 30) return null;
  const contentType = "image/webp";
  if (hasText(view, 12, "VP8X")) {
    const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
    return { contentType, width: uint24(24) + 1, height: uint24(27) + 1 };
  }
  if (hasText(view, 12, "VP8L") && view.getUint8(20) === 0x2f) {
    const bits = view.getUint32(21, true);
    return { contentType, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  // The start code of a VP8 key frame (RFC 6386 §9.1); the upper two bits of each side scale it.
  if (hasText(view, 12, "VP8 ") && hasText(view, 23, "\x9d\x01\x2a")) {
    const side = (at: number) => view.getUint16(at, true) & 0x3fff;
    return { contentType, width: side(26), height: side(28) };
  }
  return null;
}

/** Walks the marker segments to the frame header (ITU-T T.81 §B.1.1, table B.1). */
function readJpeg(view: DataView): PictureHead | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      // A fill byte before the marker.
      at += 1;
      continue;
    }
    if (isFrameHeader(marker)) {
      const height = view.getUint16(at + 5);
      return { contentType: "image/jpeg", width: view.getUint16(at + 7), height };
    }
    const length = view.getUint16(at + 2);
    // Scans, the end and markers without a length cannot come before the frame header.
    const isSegment = marker === 0xc4 || marker === 0xcc || marker >= 0xdb;
    if (!isSegment || length < 2) return null;
    at += 2 + length;
  }
  return null;
}

/** SOF0 to SOF15 without the tables that share their range. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
