import { messageType } from "./message-type";
import { RtmpProtocolError } from "./protocol-error";

/** A whole RTMP message (Adobe RTMP 1.0 §5.4). */
export interface RtmpMessage {
  readonly type: number;
  readonly streamId: number;
  /** Unsigned 32 bits, milliseconds; wraps. */
  readonly timestamp: number;
  /** Belongs to the message alone. */
  readonly payload: Buffer;
}

export interface ChunkReaderLimits {
  readonly maxChunkStreams: number;
  /** Longest message; may change between messages. */
  maxMessageBytes: number;
}

interface ChunkStream {
  timestamp: number;
  /** Added by type 3 chunks that begin a message. */
  delta: number;
  extended: boolean;
  extendedValue: number;
  length: number;
  type: number;
  streamId: number;
  /** The message being collected, and how much of it is there. */
  payload: Buffer | undefined;
  filled: number;
}

const defaultChunkSize = 128;
/** Marks that a four-byte timestamp follows the header (§5.3.1.3). */
const extendedMarker = 0xffffff;
/** Bytes of the message header by chunk type 0 to 3. */
const headerBytes = [11, 7, 3, 0] as const;
/** Encoders interleave one audio and one video message; more whole limits than this are refused. */
const maxMessagesAtOnce = 4;

/** Puts chunks together to messages (§5.3), however the bytes are cut. */
export class ChunkReader {
  readonly #limits: ChunkReaderLimits;
  readonly #streams = new Map<number, ChunkStream>();
  #chunkSize = defaultChunkSize;
  /** Bytes of a header that is not complete. */
  #rest: Buffer = Buffer.alloc(0);
  /** The stream whose chunk is being read, and how much of that chunk is missing. */
  #current: ChunkStream | undefined;
  #missing = 0;
  /** Bytes allocated for messages that are not complete. */
  #collecting = 0;
  #held = false;

  constructor(limits: ChunkReaderLimits) {
    this.#limits = limits;
  }

  /**
   * Stops after the present message: further bytes are kept as they are, under the limits that hold
   * when they are read. The caller sees to it that few come.
   */
  hold(): void {
    this.#held = true;
  }

  /** Goes on after `hold`. @throws RtmpProtocolError. */
  release(onMessage: (message: RtmpMessage) => void): void {
    this.#held = false;
    this.push(Buffer.alloc(0), onMessage);
  }

  /** Takes bytes and hands on every message that they complete. @throws RtmpProtocolError. */
  push(bytes: Buffer, onMessage: (message: RtmpMessage) => void): void {
    const data = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    let offset = 0;
    while (!this.#held) {
      if (!this.#current) {
        const used = this.#readHeader(data, offset);
        if (used === 0) break;
        offset += used;
      }
      offset += this.#readPayload(data, offset, onMessage);
      if (this.#current) break;
    }
    this.#rest = Buffer.from(data.subarray(offset));
  }

  /** Returns the bytes used, 0 when the header is not complete. */
  #readHeader(data: Buffer, start: number): number {
    const first = data[start];
    if (first === undefined) return 0;
    const format = first >> 6;
    const basicBytes = (first & 0x3f) === 0 ? 2 : (first & 0x3f) === 1 ? 3 : 1;
    const messageBytes = headerBytes[format] ?? 0;
    let end = start + basicBytes + messageBytes;
    if (data.length < end) return 0;
    const chunkStreamId = readChunkStreamId(data, start, basicBytes);
    const known = this.#streams.get(chunkStreamId);
    // librtmp begins the chunk stream of its control messages with type 1, which lacks the stream.
    if (!known && format > 1) {
      throw new RtmpProtocolError("A chunk stream begins without a full header.");
    }

    const at = start + basicBytes;
    const field = format < 3 ? data.readUIntBE(at, 3) : undefined;
    const extended = field === undefined ? known?.extended === true : field === extendedMarker;
    const continues = known?.payload !== undefined;
    let time = field ?? 0;
    if (extended) {
      if (data.length < end + 4) return 0;
      const value = data.readUInt32BE(end);
      // Some encoders do not repeat the extended timestamp on continuations.
      if (format < 3 || !continues || value === known?.extendedValue) end += 4;
      time = value;
    }
    const stream = known ?? this.#newStream(chunkStreamId);
    if (format < 3) this.#applyHeader(stream, format, data, at, time, extended);
    if (!stream.payload) this.#beginMessage(stream, format, time, extended);
    else if (format < 3) throw new RtmpProtocolError("A message begins inside another one.");
    this.#current = stream;
    this.#missing = Math.min(this.#chunkSize, stream.length - stream.filled);
    return end - start;
  }

  #applyHeader(
    stream: ChunkStream,
    format: number,
    data: Buffer,
    at: number,
    time: number,
    extended: boolean,
  ): void {
    stream.extended = extended;
    stream.extendedValue = time;
    if (format === 0) {
      // The only field of RTMP in little-endian order (§5.3.1.2.1).
      stream.streamId = data.readUInt32LE(at + 7);
    }
    if (format < 2) {
      stream.length = data.readUIntBE(at + 3, 3);
      stream.type = data[at + 6] ?? 0;
    }
  }

  #beginMessage(stream: ChunkStream, format: number, time: number, extended: boolean): void {
    if (stream.length > this.#limits.maxMessageBytes) {
      throw new RtmpProtocolError(
        `A message of ${stream.length} bytes is longer than ${this.#limits.maxMessageBytes}.`,
        true,
      );
    }
    if (format === 0) {
      stream.timestamp = time;
      // A type 3 chunk after this one repeats it as its delta (§5.3.1.2.4).
      stream.delta = time;
    } else {
      if (format < 3) stream.delta = time;
      else if (extended) stream.delta = stream.extendedValue;
      stream.timestamp = (stream.timestamp + stream.delta) >>> 0;
    }
    this.#collecting += stream.length;
    if (this.#collecting > this.#limits.maxMessageBytes * maxMessagesAtOnce) {
      throw new RtmpProtocolError("Too many messages are sent at the same time.", true);
    }
    stream.payload = Buffer.allocUnsafe(stream.length);
    stream.filled = 0;
  }

  #readPayload(data: Buffer, offset: number, onMessage: (message: RtmpMessage) => void): number {
    const stream = this.#current;
    if (!stream?.payload) return 0;
    const length = Math.min(this.#missing, data.length - offset);
    data.copy(stream.payload, stream.filled, offset, offset + length);
    stream.filled += length;
    this.#missing -= length;
    if (this.#missing > 0) return length;
    this.#current = undefined;
    if (stream.filled === stream.length) {
      const { type, streamId, timestamp, payload } = stream;
      this.#drop(stream);
      this.#obey(type, payload);
      onMessage({ type, streamId, timestamp, payload });
    }
    return length;
  }

  /** Messages that concern the chunk layer itself (§5.4.1, §5.4.2). */
  #obey(type: number, payload: Buffer): void {
    if (type === messageType.setChunkSize && payload.length >= 4) {
      const size = payload.readUInt32BE(0) & 0x7fffffff;
      if (size === 0) throw new RtmpProtocolError("The chunk size is 0.");
      this.#chunkSize = size;
    } else if (type === messageType.abort && payload.length >= 4) {
      const aborted = this.#streams.get(payload.readUInt32BE(0));
      if (aborted) this.#drop(aborted);
    }
  }

  #drop(stream: ChunkStream): void {
    if (stream.payload) this.#collecting -= stream.length;
    stream.payload = undefined;
  }

  #newStream(chunkStreamId: number): ChunkStream {
    if (this.#streams.size >= this.#limits.maxChunkStreams) {
      throw new RtmpProtocolError("Too many chunk streams.");
    }
    const stream: ChunkStream = {
      timestamp: 0,
      delta: 0,
      extended: false,
      extendedValue: 0,
      length: 0,
      type: 0,
      streamId: 0,
      payload: undefined,
      filled: 0,
    };
    this.#streams.set(chunkStreamId, stream);
    return stream;
  }
}

/** 6 bits, or 64 + one byte, or 64 + two bytes in little-endian order (§5.3.1.1). */
function readChunkStreamId(data: Buffer, start: number, basicBytes: number): number {
  if (basicBytes === 1) return (data[start] ?? 0) & 0x3f;
  if (basicBytes === 2) return 64 + (data[start + 1] ?? 0);
  return 64 + data.readUInt16LE(start + 1);
}
