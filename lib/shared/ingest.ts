/** What arrives from a publisher, measured at the server; null where the source cannot tell. */
export interface IngestHealth {
  /** Who measured it: our engine as it arrives, or Tencent Cloud, which is up to minutes late. */
  readonly source: "engine" | "cloud";
  /** The moment that it is true of, Unix ms. */
  readonly measuredAtMs: number;
  /** When the last picture or sound came, Unix ms. */
  readonly lastMediaAtMs: number | null;
  /** Null while no picture came. */
  readonly video: IngestVideo | null;
  /** Null while no sound came. */
  readonly audio: IngestAudio | null;
  /** How unevenly data arrives against its own clock, over the last seconds, ms. */
  readonly jitterMs: number | null;
  /** Pauses of a second or more in what arrived, in this broadcast. */
  readonly gaps: number | null;
  /** How far the publisher's own clock runs from ours: 1 is right, 1.02 is 2 % too fast. */
  readonly clockRate: number | null;
}

/**
 * How what is measured comes: at once, minutes late from a cloud, or not for now, because the cloud
 * does not answer.
 */
export type IngestNews = "now" | "late" | "silent";

export interface IngestVideo {
  /** What people call it: `H.264`, `HEVC`, `AV1`. */
  readonly codec: string;
  /** `Baseline`, `Main`, `High`, …; empty: not known. */
  readonly profile: string;
  /** `4.1`; empty: not known. */
  readonly level: string;
  /** Pixels; 0: not known. */
  readonly width: number;
  readonly height: number;
  /** Over the last seconds of media. */
  readonly framesPerSecond: number;
  readonly kbps: number;
  /** The same over the whole broadcast, as a probe of its file would say. */
  readonly averageFramesPerSecond: number | null;
  readonly averageKbps: number | null;
  /** Mean distance of key frames, seconds; 0 while fewer than two came. */
  readonly keyFrameSeconds: number | null;
  /** Longest distance of the last minute, seconds; counts on while the next has not come. */
  readonly longestKeyFrameSeconds: number | null;
  /** Pictures that are shown in another order than sent; null: not known yet. */
  readonly bFrames: boolean | null;
}

export interface IngestAudio {
  /** `AAC`. */
  readonly codec: string;
  /** Hz; 0: not known. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly kbps: number;
  readonly averageKbps: number | null;
}

/** One second of what arrived, for the chart. */
export interface IngestSample {
  /** Unix ms. */
  readonly atMs: number;
  readonly videoKbps: number;
  readonly audioKbps: number;
  readonly framesPerSecond: number;
}

/** Why a push was turned away, or ended at once. */
export type PushRefusal =
  /** The address has no signature. */
  | "unsigned"
  | "wrongKey"
  | "expired"
  /** A key that was changed since. */
  | "rotated"
  /** An address from before the account was made. */
  | "oldAddress"
  | "forbidden"
  /** Its broadcaster ended the broadcast in the studio a moment ago. */
  | "endedHere"
  /** Staff of the server ended it a moment ago. */
  | "endedByStaff"
  /** Somebody else is on air by this key. */
  | "taken"
  | "tooOften"
  | "serverFull"
  /** A codec that viewers could not play; `detail` names it. */
  | "unsupportedVideo"
  | "unsupportedAudio"
  /** What came could not be understood. */
  | "damaged"
  /** It connected and sent no media. */
  | "nothing"
  /** The clock of what came stands still, so that nothing of it can be shown. */
  | "clockStands"
  /** More than the server can keep for its viewers; `detail` is how much, in Mbit/s. */
  | "tooMuch"
  /** The server could not check or package it, which is no fault of who sent it. */
  | "serverFault"
  /** Anything else; `detail` says it. */
  | "other";

/** A push that did not come through. */
export interface RefusedPush {
  readonly atMs: number;
  readonly why: PushRefusal;
  /** A word for it, a codec's name or a figure for example; may be empty. */
  readonly detail: string;
  /** Network address and program it came from; may be empty. */
  readonly clientIp: string;
  readonly agent: string;
}
