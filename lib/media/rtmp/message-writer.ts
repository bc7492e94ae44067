import { messageType } from "./message-type";

/** Chunk size of what we send; told to the peer before anything longer goes out. */
export const outgoingChunkSize = 4096;

/** Chunk streams by use; the numbers are those that most servers use. */
export const chunkStream = { control: 2, command: 3, status: 5, media: 6 } as const;

/** From here on a timestamp stands in four bytes of its own (§5.3.1.3). */
const extendedTimestamp = 0xffffff;

export interface OutgoingMessage {
  readonly chunkStreamId: number;
  readonly type: number;
  readonly streamId: number;
  readonly payload: Uint8Array;
  /** Milliseconds; 0 where time means nothing. Wraps at 32 bits. */
  readonly timestampMs?: number;
}

/** A message as chunks: a type 0 header, then type 3 between pieces (Adobe RTMP 1.0 §5.3.1). */
export function encodeMessage(message: OutgoingMessage, chunkSize = outgoingChunkSize): Buffer {
  const { chunkStreamId, type, streamId, payload } = message;
  const timestamp = Math.max(0, Math.round(message.timestampMs ?? 0)) % 2 ** 32;
  const extended = Buffer.alloc(timestamp >= extendedTimestamp ? 4 : 0);
  if (extended.length > 0) extended.writeUInt32BE(timestamp);
  const header = Buffer.alloc(12);
  header[0] = chunkStreamId;
  header.writeUIntBE(Math.min(timestamp, extendedTimestamp), 1, 3);
  header.writeUIntBE(payload.length, 4, 3);
  header[7] = type;
  header.writeUInt32LE(streamId, 8);
  const pieces: Uint8Array[] = [header, extended];
  for (let offset = 0; offset < payload.length; offset += chunkSize) {
    // Flash repeats the extended timestamp in every piece, and everybody reads it so.
    if (offset > 0) pieces.push(Buffer.from([0xc0 | chunkStreamId]), extended);
    pieces.push(payload.subarray(offset, offset + chunkSize));
  }
  return Buffer.concat(pieces);
}

/** A protocol control message with one 32-bit value (§5.4). */
export function encodeControl(type: 1 | 3 | 5, value: number): Buffer {
  const payload = Buffer.alloc(4);
  payload.writeUInt32BE(value >>> 0);
  return encodeMessage({ chunkStreamId: chunkStream.control, type, streamId: 0, payload });
}

/** Set Peer Bandwidth with the dynamic limit type (§5.4.5). */
export function encodePeerBandwidth(bytes: number): Buffer {
  const payload = Buffer.alloc(5);
  payload.writeUInt32BE(bytes);
  payload[4] = 2;
  return encodeMessage({
    chunkStreamId: chunkStream.control,
    type: messageType.setPeerBandwidth,
    streamId: 0,
    payload,
  });
}

/** User control event with one 32-bit value: 0 stream begin, 1 stream end, 7 ping response (§7.1.7). */
export function encodeUserControl(event: 0 | 1 | 7, value: number): Buffer {
  const payload = Buffer.alloc(6);
  payload.writeUInt16BE(event);
  payload.writeUInt32BE(value >>> 0, 2);
  return encodeMessage({
    chunkStreamId: chunkStream.control,
    type: messageType.userControl,
    streamId: 0,
    payload,
  });
}
