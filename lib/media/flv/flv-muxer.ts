import type { FlvTag } from "@/lib/media/types";

/** FLV header with audio and video, and PreviousTagSize0 (Adobe FLV 10.1 §E.2, §E.3). */
export function flvHeader(): Buffer {
  return Buffer.from([0x46, 0x4c, 0x56, 1, 5, 0, 0, 0, 9, 0, 0, 0, 0]);
}

const tagHeaderBytes = 11;

/** A tag with its trailing PreviousTagSize (§E.4.1). Timestamps above 32 bits wrap. */
export function flvTagBytes(tag: FlvTag): Buffer {
  const size = tag.payload.length;
  const bytes = Buffer.allocUnsafe(tagHeaderBytes + size + 4);
  const timestamp = Math.max(0, Math.round(tag.timestampMs)) % 2 ** 32;
  bytes[0] = tag.type;
  bytes.writeUIntBE(size, 1, 3);
  bytes.writeUIntBE(timestamp % 2 ** 24, 4, 3);
  bytes[7] = Math.floor(timestamp / 2 ** 24);
  bytes.writeUIntBE(0, 8, 3);
  bytes.set(tag.payload, tagHeaderBytes);
  bytes.writeUInt32BE(tagHeaderBytes + size, tagHeaderBytes + size);
  return bytes;
}
