import type { AudioConfig, VideoConfig } from "@/lib/media/types";
import { ascii, box, fullBox, u8, u16, u32, u64 } from "./box";

/** Ticks per second of the video track: the 90 kHz every HLS tool expects, whole for each ms. */
export const VIDEO_TIMESCALE = 90_000;
/** Ticks per second of mvhd and mehd. */
const MOVIE_TIMESCALE = 1000;

const VIDEO_TRACK_ID = 1;
const AUDIO_TRACK_ID = 2;
/** sample_depends_on = 2 (needs no other sample): a sync sample (14496-12 §8.8.3.1). */
const SYNC_SAMPLE_FLAGS = 0x02000000;
/** sample_depends_on = 1 and sample_is_non_sync_sample. */
const DELTA_SAMPLE_FLAGS = 0x01010000;
/** Size of a version 1 mehd: header 12, fragment_duration 8. */
const MEHD_SIZE = 20;

export interface InitTracks {
  readonly video?: VideoConfig | undefined;
  readonly audio?: AudioConfig | undefined;
}

/** One coded frame; durations and offsets in ticks of its track. */
export interface Sample {
  readonly data: Uint8Array;
  readonly durationTicks: number;
  /** Signed; 0 for audio. */
  readonly ctsTicks: number;
  readonly key: boolean;
}

/** Consecutive samples of one track. */
export interface TrackRun {
  /** Decode time of the first sample (tfdt), ticks since media time 0. */
  readonly baseTicks: number;
  readonly samples: readonly Sample[];
}

/**
 * The CMAF initialization segment (ftyp + moov) of an epoch. Where mehd would stand it holds a
 * `free` box of the same size: a live stream has no duration, and a finished recording gets its
 * own patched in with {@link mehdBox} at {@link findMehdOffset}.
 */
export function initSegment(tracks: InitTracks): Buffer {
  const traks: Buffer[] = [];
  const trexes: Buffer[] = [];
  if (tracks.video) {
    traks.push(videoTrak(tracks.video));
    trexes.push(trex(VIDEO_TRACK_ID));
  }
  if (tracks.audio) {
    traks.push(audioTrak(tracks.audio));
    trexes.push(trex(AUDIO_TRACK_ID));
  }
  const mvhd = fullBox(
    "mvhd",
    0,
    0,
    u32(0, 0, MOVIE_TIMESCALE, 0, 0x00010000),
    u16(0x0100, 0),
    u32(0, 0),
    IDENTITY_MATRIX,
    u32(0, 0, 0, 0, 0, 0, AUDIO_TRACK_ID + 1),
  );
  const placeholder = box("free", Buffer.alloc(MEHD_SIZE - 8));
  const moov = box("moov", mvhd, ...traks, box("mvex", placeholder, ...trexes));
  return Buffer.concat([box("ftyp", ascii("iso6"), u32(0), ascii("iso6cmfcmp41avc1")), moov]);
}

/** The version 1 mehd that replaces the placeholder once the duration is known. */
export function mehdBox(durationMs: number): Buffer {
  return fullBox("mehd", 1, 0, u64(Math.round(durationMs)));
}

/** Byte offset of the mehd placeholder (or of a mehd already patched in), or -1. */
export function findMehdOffset(init: Uint8Array): number {
  const view = Buffer.from(init.buffer, init.byteOffset, init.byteLength);
  const moov = findBox(view, 0, view.length, ["moov"]);
  if (!moov) return -1;
  const mvex = findBox(view, moov.start + 8, moov.end, ["mvex"]);
  if (!mvex) return -1;
  const hole = findBox(view, mvex.start + 8, mvex.end, ["free", "mehd"]);
  return hole && hole.end - hole.start === MEHD_SIZE ? hole.start : -1;
}

function findBox(
  view: Buffer,
  from: number,
  to: number,
  types: readonly string[],
): { start: number; end: number } | undefined {
  let at = from;
  while (at + 8 <= to) {
    const size = view.readUInt32BE(at);
    if (size < 8 || at + size > to) return undefined;
    if (types.includes(view.toString("latin1", at + 4, at + 8)))
      return { start: at, end: at + size };
    at += size;
  }
  return undefined;
}

/**
 * One movie fragment (moof + mdat) with both tracks muxed: trun version 1 (composition offsets are
 * signed), tfdt version 1 (64-bit), offsets counted from the moof (default-base-is-moof).
 */
export function fragment(input: {
  readonly sequence: number;
  readonly video?: TrackRun | undefined;
  readonly audio?: TrackRun | undefined;
}): Buffer {
  const video = input.video?.samples.length ? input.video : undefined;
  const audio = input.audio?.samples.length ? input.audio : undefined;
  const videoBytes = video ? sum(video.samples, (sample) => sample.data.byteLength) : 0;
  const audioBytes = audio ? sum(audio.samples, (sample) => sample.data.byteLength) : 0;
  const build = (moofSize: number): Buffer => {
    const trafs: Buffer[] = [];
    if (video) trafs.push(traf(VIDEO_TRACK_ID, video, moofSize + 8, true));
    if (audio) trafs.push(traf(AUDIO_TRACK_ID, audio, moofSize + 8 + videoBytes, false));
    return box("moof", fullBox("mfhd", 0, 0, u32(input.sequence)), ...trafs);
  };
  const moof = build(build(0).length);
  const out = Buffer.allocUnsafe(moof.length + 8 + videoBytes + audioBytes);
  moof.copy(out, 0);
  out.writeUInt32BE(8 + videoBytes + audioBytes, moof.length);
  out.write("mdat", moof.length + 4, "latin1");
  let at = moof.length + 8;
  for (const run of [video, audio]) {
    for (const sample of run?.samples ?? []) {
      out.set(sample.data, at);
      at += sample.data.byteLength;
    }
  }
  return out;
}

function traf(trackId: number, run: TrackRun, dataOffset: number, video: boolean): Buffer {
  const perSample = video ? 16 : 8;
  const table = Buffer.allocUnsafe(run.samples.length * perSample);
  let at = 0;
  for (const sample of run.samples) {
    at = table.writeUInt32BE(Math.max(0, sample.durationTicks), at);
    at = table.writeUInt32BE(sample.data.byteLength, at);
    if (!video) continue;
    at = table.writeUInt32BE(sample.key ? SYNC_SAMPLE_FLAGS : DELTA_SAMPLE_FLAGS, at);
    at = table.writeInt32BE(sample.ctsTicks, at);
  }
  // data-offset, duration and size always; flags and signed cts only for video.
  const flags = video ? 0x000f01 : 0x000301;
  return box(
    "traf",
    fullBox("tfhd", 0, 0x020000, u32(trackId)),
    fullBox("tfdt", 1, 0, u64(run.baseTicks)),
    fullBox("trun", 1, flags, u32(run.samples.length, dataOffset), table),
  );
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += of(item);
  return total;
}

const IDENTITY_MATRIX = u32(0x00010000, 0, 0, 0, 0x00010000, 0, 0, 0, 0x40000000);

function trex(trackId: number): Buffer {
  const flags = trackId === AUDIO_TRACK_ID ? SYNC_SAMPLE_FLAGS : 0;
  return fullBox("trex", 0, 0, u32(trackId, 1, 0, 0, flags));
}

function videoTrak(config: VideoConfig): Buffer {
  const avc1 = box(
    "avc1",
    u8(0, 0, 0, 0, 0, 0),
    u16(1),
    Buffer.alloc(16),
    u16(config.width, config.height),
    u32(0x00480000, 0x00480000, 0),
    u16(1),
    Buffer.alloc(32),
    u16(0x0018, 0xffff),
    box("avcC", config.avcC),
  );
  return trak({
    trackId: VIDEO_TRACK_ID,
    timescale: VIDEO_TIMESCALE,
    handler: "vide",
    mediaHeader: fullBox("vmhd", 0, 1, u16(0, 0, 0, 0)),
    sampleEntry: avc1,
    width: config.width,
    height: config.height,
  });
}

function audioTrak(config: AudioConfig): Buffer {
  const timescale = coreSampleRate(config);
  const mp4a = box(
    "mp4a",
    u8(0, 0, 0, 0, 0, 0),
    u16(1),
    u32(0, 0),
    u16(config.channels, 16, 0, 0),
    // 16.16 fixed point; rates above 65535 Hz do not fit and stand as 0.
    u32(timescale <= 0xffff ? timescale * 0x10000 : 0),
    esds(config.asc),
  );
  return trak({
    trackId: AUDIO_TRACK_ID,
    timescale,
    handler: "soun",
    mediaHeader: fullBox("smhd", 0, 0, u16(0, 0)),
    sampleEntry: mp4a,
    width: 0,
    height: 0,
  });
}

/** ES descriptor of MPEG-4 audio (ISO/IEC 14496-1 §7.2.6). */
function esds(asc: Uint8Array): Buffer {
  const descriptor = (tag: number, ...payload: readonly Uint8Array[]): Buffer => {
    const body = Buffer.concat(payload);
    return Buffer.concat([u8(tag, body.length), body]);
  };
  const decoderSpecific = descriptor(0x05, asc);
  // objectTypeIndication 0x40 = MPEG-4 audio, streamType 5 = audio.
  const decoderConfig = descriptor(0x04, u8(0x40, 0x15, 0, 0, 0), u32(0, 0), decoderSpecific);
  return fullBox(
    "esds",
    0,
    0,
    descriptor(0x03, u16(0), u8(0), decoderConfig, descriptor(0x06, u8(2))),
  );
}

function trak(track: {
  trackId: number;
  timescale: number;
  handler: "vide" | "soun";
  mediaHeader: Buffer;
  sampleEntry: Buffer;
  width: number;
  height: number;
}): Buffer {
  const tkhd = fullBox(
    "tkhd",
    0,
    3,
    u32(0, 0, track.trackId, 0, 0, 0, 0),
    u16(0, 0, track.handler === "soun" ? 0x0100 : 0, 0),
    IDENTITY_MATRIX,
    u32((track.width << 16) >>> 0, (track.height << 16) >>> 0),
  );
  // Language 0x55c4 is "und".
  const mdhd = fullBox("mdhd", 0, 0, u32(0, 0, track.timescale, 0), u16(0x55c4, 0));
  const hdlr = fullBox("hdlr", 0, 0, u32(0), ascii(track.handler), u32(0, 0, 0), u8(0));
  const dinf = box("dinf", fullBox("dref", 0, 0, u32(1), fullBox("url ", 0, 1)));
  const stbl = box(
    "stbl",
    fullBox("stsd", 0, 0, u32(1), track.sampleEntry),
    fullBox("stts", 0, 0, u32(0)),
    fullBox("stsc", 0, 0, u32(0)),
    fullBox("stsz", 0, 0, u32(0, 0)),
    fullBox("stco", 0, 0, u32(0)),
  );
  return box("trak", tkhd, box("mdia", mdhd, hdlr, box("minf", track.mediaHeader, dinf, stbl)));
}

/** Sampling rates by samplingFrequencyIndex (ISO/IEC 14496-3 table 1.18). */
const AAC_RATES = [
  96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350,
] as const;

/**
 * Sampling rate of the AAC core, the rate at which a frame is 1024 samples long. With explicit
 * SBR signalling the reported rate is twice this one.
 */
export function coreSampleRate(config: AudioConfig): number {
  const first = config.asc[0] ?? 0;
  const second = config.asc[1] ?? 0;
  // Five bits of object type, then four of frequency index; type 31 is escaped and not used for AAC.
  const index = ((first & 7) << 1) | (second >> 7);
  const rate = first >> 3 === 31 ? undefined : AAC_RATES[index];
  return rate ?? (config.sampleRate > 0 ? config.sampleRate : 44100);
}
