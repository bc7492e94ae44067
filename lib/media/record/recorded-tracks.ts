import { parseAvcConfig } from "@/lib/media/codecs/h264";
import type { VideoConfig } from "@/lib/media/types";
import { boxesAt, DamagedMediaError, numberAt } from "./mp4-boxes";

/** A track of a recording file, as its initialization segment describes it. */
export interface RecordedTrack {
  readonly trackId: number;
  /** Ticks per second. */
  readonly timescale: number;
  /** Of an H.264 picture track; undefined for sound. */
  readonly video: VideoConfig | undefined;
}

/** Bytes of a visual sample entry before its own boxes (ISO/IEC 14496-12 §12.1.3). */
const visualEntryBytes = 78;

/**
 * The tracks of an initialization segment as `initSegment` writes it (version 0 headers).
 * @throws DamagedMediaError
 */
export function tracksOf(init: Buffer): RecordedTrack[] {
  return boxesAt(init, ["moov", "trak"]).map((trak) => {
    const [tkhd] = boxesAt(init, ["tkhd"], trak);
    const [mdhd] = boxesAt(init, ["mdia", "mdhd"], trak);
    const trackId = tkhd && numberAt(init, tkhd, 12);
    const timescale = mdhd && numberAt(init, mdhd, 12);
    if (!trackId || !timescale) throw new DamagedMediaError("a track without a clock");
    return { trackId, timescale, video: videoOf(init, trak) };
  });
}

function videoOf(init: Buffer, trak: Parameters<typeof boxesAt>[2]): VideoConfig | undefined {
  const [stsd] = boxesAt(init, ["mdia", "minf", "stbl", "stsd"], trak);
  if (!stsd) return undefined;
  // Version, flags and the number of entries stand before the entries.
  const [avc1] = boxesAt(init, ["avc1"], { ...stsd, body: stsd.body + 8 });
  if (!avc1) return undefined;
  const [avcC] = boxesAt(init, ["avcC"], { ...avc1, body: avc1.body + visualEntryBytes });
  if (!avcC) return undefined;
  try {
    return parseAvcConfig(Buffer.from(init.subarray(avcC.body, avcC.end)));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new DamagedMediaError("the codec of the picture is not readable", { cause });
  }
}
