/** A box inside a buffer: where it begins, where its payload does, and where it ends. */
export interface BoxPlace {
  readonly type: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** The bytes are no whole boxes: the recording is damaged there. */
export class DamagedMediaError extends Error {
  override readonly name = "DamagedMediaError";
}

/**
 * The boxes between two offsets (ISO/IEC 14496-12 §4.2; ours never have 64-bit sizes).
 * @throws DamagedMediaError when they do not fill the space exactly.
 */
export function boxesIn(bytes: Buffer, from = 0, to = bytes.length): BoxPlace[] {
  const found: BoxPlace[] = [];
  let at = from;
  while (at < to) {
    const size = at + 8 <= to ? bytes.readUInt32BE(at) : 0;
    if (size < 8 || at + size > to) throw new DamagedMediaError(`no whole box at byte ${at}`);
    const type = bytes.toString("latin1", at + 4, at + 8);
    found.push({ type, start: at, body: at + 8, end: at + size });
    at += size;
  }
  return found;
}

/** A number inside a box. @throws DamagedMediaError when the box is too short for it. */
export function numberAt(bytes: Buffer, box: BoxPlace, offset: number): number {
  const at = box.body + offset;
  if (at + 4 > box.end) throw new DamagedMediaError(`the box ${box.type} is too short`);
  return bytes.readUInt32BE(at);
}

/** All boxes that lie at this path. @throws DamagedMediaError */
export function boxesAt(bytes: Buffer, path: readonly string[], within?: BoxPlace): BoxPlace[] {
  const [type, ...rest] = path;
  const inside = boxesIn(bytes, within?.body, within?.end).filter((box) => box.type === type);
  return rest.length === 0 ? inside : inside.flatMap((box) => boxesAt(bytes, rest, box));
}
