import type { EdgeReading } from "./edge-limits";

export type SourceStatus =
  | "loading"
  | "ready"
  | "reconnecting"
  /** The last picture of a live was shown; it goes on by itself if the publisher comes back. */
  | "interrupted"
  | "unsupported";

/**
 * Why nothing can be shown: the browser knows no HLS, not this codec, the data are broken, or the
 * server has the file no more.
 */
export type Unplayable = "browser" | "codec" | "media" | "gone";

/** One of several pictures of the same stream. */
export interface Quality {
  readonly id: number;
  /** 0 when the playlist does not tell. */
  readonly heightPixels: number;
  readonly bitsPerSecond: number;
}

/** A video element connected with a stream. */
export interface Source {
  /** Null for a recording, and until the first playlist is read. */
  edge(): EdgeReading | null;
  /** To the newest picture that plays without a stall, and this much before it. */
  seekToEdge(allowanceSeconds: number): void;
  /** Asks again at once for what is missing; keeps the picture. */
  wake(): void;
  /** Opens the stream anew; the picture goes for a moment. */
  reload(): void;
  /** Null lets the player choose by the line. */
  chooseQuality(id: number | null): void;
  /** The same stream under a URL whose signature lasts longer; goes on without a pause. */
  renew(hlsUrl: string): void;
  detach(): void;
}

export interface SourceOptions {
  readonly live: boolean;
  readonly hlsUrl: string;
  /** Used when there is no HLS, or no way to play it. */
  readonly mp4Url?: string;
  readonly onStatus: (status: SourceStatus) => void;
  readonly onUnplayable: (reason: Unplayable) => void;
  /** Told when there is more than one, best first. */
  readonly onQualities: (qualities: readonly Quality[]) => void;
}

const retryDelaysMs = [500, 1000, 2000, 4000, 8000] as const;

/** Wait before the next attempt in milliseconds, after so many failed ones; it grows to 8 s. */
export function retryDelayMs(failures: number): number {
  return retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)] ?? 0;
}
