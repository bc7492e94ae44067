import type { AudioConfig, VideoConfig } from "@/lib/media/types";

/** A stretch of media with one codec configuration; a new one begins with EXT-X-DISCONTINUITY. */
export interface MediaEpoch {
  /** 0, 1, 2 … within one live. */
  readonly index: number;
  /** The initialization segment (ftyp + moov). */
  readonly init: Buffer;
  readonly video?: VideoConfig | undefined;
  readonly audio?: AudioConfig | undefined;
}

/** A partial segment (RFC 8216bis §4.4.4.9): one moof + mdat. */
export interface MediaPart {
  readonly bytes: Buffer;
  /** Media time since the first key frame of the live. */
  readonly startMs: number;
  readonly durationMs: number;
  /** Contains a key frame (or has no video): a player may start somewhere in it. */
  readonly independent: boolean;
  /** Its very first video frame is a key frame (or it has no video). */
  readonly startsWithKey: boolean;
}

/** What the segmenter produces, in order: epoch, parts, end of segment, parts … */
export interface SegmentSink {
  onEpoch(epoch: MediaEpoch): void;
  /** Belongs to the open segment; opens one when none is. */
  onPart(part: MediaPart): void;
  onSegmentEnd(): void;
}
