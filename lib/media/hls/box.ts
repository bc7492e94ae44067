/** One ISO BMFF box (ISO/IEC 14496-12 §4.2): 32-bit size, four-character type, payload. */
export function box(type: string, ...payload: readonly Uint8Array[]): Buffer {
  let size = 8;
  for (const part of payload) size += part.byteLength;
  const out = Buffer.allocUnsafe(size);
  out.writeUInt32BE(size, 0);
  out.write(type, 4, "latin1");
  let at = 8;
  for (const part of payload) {
    out.set(part, at);
    at += part.byteLength;
  }
  return out;
}

/** A box that carries a version and 24 flag bits before its payload. */
export function fullBox(
  type: string,
  version: number,
  flags: number,
  ...payload: readonly Uint8Array[]
): Buffer {
  return box(type, u32(((version << 24) | flags) >>> 0), ...payload);
}

export function u8(...values: readonly number[]): Buffer {
  return Buffer.from(values);
}

export function u16(...values: readonly number[]): Buffer {
  const out = Buffer.allocUnsafe(values.length * 2);
  values.forEach((value, index) => {
    out.writeUInt16BE(value, index * 2);
  });
  return out;
}

export function u32(...values: readonly number[]): Buffer {
  const out = Buffer.allocUnsafe(values.length * 4);
  values.forEach((value, index) => {
    out.writeUInt32BE(value, index * 4);
  });
  return out;
}

export function u64(value: number): Buffer {
  const out = Buffer.allocUnsafe(8);
  out.writeBigUInt64BE(BigInt(value));
  return out;
}

export function ascii(text: string): Buffer {
  return Buffer.from(text, "latin1");
}
