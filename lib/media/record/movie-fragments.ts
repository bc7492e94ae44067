import { type BoxPlace, boxesAt, boxesIn, DamagedMediaError, numberAt } from "./mp4-boxes";
import type { RecordedTrack } from "./recorded-tracks";

/** What the first samples of a fragment say. */
export interface FragmentStart {
  /** Its first picture can be decoded by itself (or it has no picture track at all). */
  readonly startsWithKey: boolean;
  /** When the first of its tracks begins, seconds of media time. */
  readonly startSeconds: number;
  /** Where its first picture lies in the buffer that was read; undefined without one. */
  readonly firstPicture: { readonly offset: number; readonly sizeBytes: number } | undefined;
}

interface Traf {
  readonly track: RecordedTrack;
  readonly tfdt: BoxPlace;
  readonly trun: BoxPlace;
}

/** `sample_is_non_sync_sample` (ISO/IEC 14496-12 §8.8.3.1). */
const nonSyncFlag = 0x00010000;
/** Flags of `trun`: which fields stand in it. */
const trunFields = { dataOffset: 0x1, firstFlags: 0x4, duration: 0x100, size: 0x200, flags: 0x400 };

/** How the fragment begins whose `moof` is the first box of these bytes. @throws DamagedMediaError */
export function readFragmentStart(bytes: Buffer, tracks: readonly RecordedTrack[]): FragmentStart {
  const size = bytes.length >= 8 ? bytes.readUInt32BE(0) : 0;
  const isMoof = bytes.toString("latin1", 4, 8) === "moof";
  if (!isMoof || size < 8 || size > bytes.length) {
    throw new DamagedMediaError("a segment does not begin with a whole fragment header");
  }
  const trafs = trafsOf(bytes, { type: "moof", start: 0, body: 8, end: size }, tracks);
  const hasVideo = tracks.some(({ video }) => video);
  const picture = trafs.find(({ track }) => track.video);
  if (trafs.length === 0) throw new DamagedMediaError("a fragment without a track");
  const starts = trafs.map(({ track, tfdt }) => decodeTime(bytes, tfdt) / track.timescale);
  const sample = picture && firstSampleOf(bytes, picture.trun);
  return {
    startsWithKey: !hasVideo || (sample?.isSync ?? false),
    startSeconds: Math.min(...starts),
    firstPicture: sample && { offset: sample.offset, sizeBytes: sample.sizeBytes },
  };
}

/** Length of the `moof` that these bytes begin with; 0 when they begin with something else. */
export function moofSize(bytes: Buffer): number {
  if (bytes.length < 8 || bytes.toString("latin1", 4, 8) !== "moof") return 0;
  return bytes.readUInt32BE(0);
}

/**
 * Moves every fragment of a segment earlier, in place, so that what began in the middle of something
 * starts at 0, as a plain MP4 must. All tracks move by the same time, so that sound and picture stay
 * together to less than a tick.
 * @throws DamagedMediaError when the segment is not made of whole boxes.
 */
export function moveFragments(
  segment: Buffer,
  tracks: readonly RecordedTrack[],
  earlierSeconds: number,
): void {
  for (const moof of boxesIn(segment)) {
    if (moof.type !== "moof") continue;
    for (const { track, tfdt } of trafsOf(segment, moof, tracks)) {
      const shift = Math.round(earlierSeconds * track.timescale);
      const time = Math.max(0, decodeTime(segment, tfdt) - shift);
      segment.writeBigUInt64BE(BigInt(time), tfdt.body + 4);
    }
  }
}

function trafsOf(bytes: Buffer, moof: BoxPlace, tracks: readonly RecordedTrack[]): Traf[] {
  return boxesAt(bytes, ["traf"], moof).map((traf) => {
    const [tfhd] = boxesAt(bytes, ["tfhd"], traf);
    const [tfdt] = boxesAt(bytes, ["tfdt"], traf);
    const [trun] = boxesAt(bytes, ["trun"], traf);
    const trackId = tfhd && numberAt(bytes, tfhd, 4);
    const track = tracks.find((one) => one.trackId === trackId);
    // Ours are all of version 1, whose time has 64 bits.
    if (!track || !tfdt || !trun || bytes[tfdt.body] !== 1) {
      throw new DamagedMediaError("a fragment of an unknown track or form");
    }
    return { track, tfdt, trun };
  });
}

function decodeTime(bytes: Buffer, tfdt: BoxPlace): number {
  return numberAt(bytes, tfdt, 4) * 2 ** 32 + numberAt(bytes, tfdt, 8);
}

function firstSampleOf(bytes: Buffer, trun: BoxPlace) {
  const fields = numberAt(bytes, trun, 0) & 0xffffff;
  let at = 8;
  const take = (field: number): number | undefined => {
    if ((fields & field) === 0) return undefined;
    at += 4;
    return numberAt(bytes, trun, at - 4);
  };
  const offset = take(trunFields.dataOffset) ?? 0;
  const firstFlags = take(trunFields.firstFlags);
  take(trunFields.duration);
  const sizeBytes = take(trunFields.size) ?? 0;
  const flags = firstFlags ?? take(trunFields.flags) ?? nonSyncFlag;
  // Offsets count from the moof (default-base-is-moof), which is where our bytes begin.
  return { offset, sizeBytes, isSync: (flags & nonSyncFlag) === 0 };
}
