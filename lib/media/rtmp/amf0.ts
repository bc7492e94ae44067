import { RtmpProtocolError } from "./protocol-error";

/** Values of AMF0 (Adobe AMF 0 specification, §2) that encoders send. */
export type AmfValue =
  | number
  | boolean
  | string
  | null
  | undefined
  | Date
  | AmfValue[]
  | { [key: string]: AmfValue };

const marker = {
  number: 0,
  boolean: 1,
  string: 2,
  object: 3,
  null: 5,
  undefined: 6,
  ecmaArray: 8,
  objectEnd: 9,
  strictArray: 10,
  date: 11,
  longString: 12,
  unsupported: 13,
  xml: 15,
  typedObject: 16,
} as const;

/** Real metadata nests once and has about thirty entries. */
const maxDepth = 8;
const maxEntries = 1024;

/**
 * Reads the values of a command or data message, all of them or the first `most`.
 * @throws RtmpProtocolError on malformed bytes.
 */
export function decodeAmf0(bytes: Buffer, most = Number.POSITIVE_INFINITY): AmfValue[] {
  const reader = new Amf0Reader(bytes);
  const values: AmfValue[] = [];
  while (!reader.atEnd && values.length < most) values.push(reader.value(0));
  return values;
}

/** True for objects and ECMA arrays, which both come out as plain objects. */
export function isAmfObject(value: AmfValue): value is { [key: string]: AmfValue } {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}

/** Offset of the byte after the first value. @throws RtmpProtocolError. */
export function lengthOfFirstValue(bytes: Buffer): number {
  const reader = new Amf0Reader(bytes);
  reader.value(0);
  return reader.offset;
}

class Amf0Reader {
  offset = 0;
  #entries = 0;

  constructor(private readonly bytes: Buffer) {}

  get atEnd(): boolean {
    return this.offset >= this.bytes.length;
  }

  value(depth: number): AmfValue {
    if (depth > maxDepth) throw new RtmpProtocolError("AMF0 values are nested too deeply.");
    this.#entries += 1;
    if (this.#entries > maxEntries) throw new RtmpProtocolError("AMF0 has too many values.");
    const type = this.bytes[this.#take(1)];
    switch (type) {
      case marker.number:
        return this.bytes.readDoubleBE(this.#take(8));
      case marker.boolean:
        return this.bytes[this.#take(1)] !== 0;
      case marker.string:
        return this.#string(this.bytes.readUInt16BE(this.#take(2)));
      case marker.longString:
      case marker.xml:
        return this.#string(this.bytes.readUInt32BE(this.#take(4)));
      case marker.object:
        return this.#object(depth);
      case marker.ecmaArray:
        // Its count is only a hint; the end marker decides (§2.10).
        this.#take(4);
        return this.#object(depth);
      case marker.typedObject:
        this.#string(this.bytes.readUInt16BE(this.#take(2)));
        return this.#object(depth);
      case marker.strictArray:
        return this.#array(this.bytes.readUInt32BE(this.#take(4)), depth);
      case marker.date: {
        const ms = this.bytes.readDoubleBE(this.#take(8));
        this.#take(2);
        return new Date(ms);
      }
      case marker.null:
        return null;
      case marker.undefined:
      case marker.unsupported:
        return undefined;
      default:
        throw new RtmpProtocolError(`AMF0 type ${type} is not known.`);
    }
  }

  #object(depth: number): { [key: string]: AmfValue } {
    // Without a prototype, a key such as __proto__ is a key like any other.
    const object: { [key: string]: AmfValue } = Object.create(null);
    for (;;) {
      const key = this.#string(this.bytes.readUInt16BE(this.#take(2)));
      if (key === "" && this.bytes[this.offset] === marker.objectEnd) {
        this.#take(1);
        return object;
      }
      object[key] = this.value(depth + 1);
    }
  }

  #array(length: number, depth: number): AmfValue[] {
    if (length > maxEntries) throw new RtmpProtocolError("An AMF0 array is too long.");
    return Array.from({ length }, () => this.value(depth + 1));
  }

  #string(length: number): string {
    const start = this.#take(length);
    return this.bytes.toString("utf8", start, start + length);
  }

  /** Moves past `length` bytes and returns where they begin. */
  #take(length: number): number {
    const start = this.offset;
    if (start + length > this.bytes.length) throw new RtmpProtocolError("AMF0 is cut off.");
    this.offset = start + length;
    return start;
  }
}

/** Writes values as a command needs them: numbers, booleans, strings, null and flat objects. */
export function encodeAmf0(...values: AmfValue[]): Buffer {
  return Buffer.concat(values.map(encodeValue));
}

function encodeValue(value: AmfValue): Buffer {
  if (typeof value === "number") {
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  if (typeof value === "boolean") return Buffer.from([marker.boolean, value ? 1 : 0]);
  if (typeof value === "string") {
    return Buffer.concat([Buffer.from([marker.string]), encodeKey(value)]);
  }
  if (value === null) return Buffer.from([marker.null]);
  if (value === undefined) return Buffer.from([marker.undefined]);
  if (Array.isArray(value) || value instanceof Date) {
    throw new TypeError("The server sends no AMF0 arrays or dates.");
  }
  const entries = Object.entries(value).map(([key, entry]) =>
    Buffer.concat([encodeKey(key), encodeValue(entry)]),
  );
  return Buffer.concat([
    Buffer.from([marker.object]),
    ...entries,
    Buffer.from([0, 0, marker.objectEnd]),
  ]);
}

function encodeKey(text: string): Buffer {
  const bytes = Buffer.from(text.slice(0, 16_000), "utf8");
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
