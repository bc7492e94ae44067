export type SourceStatus =
  | "loading"
  | "ready"
  | "reconnecting"
  /** The last picture of a live was shown; it goes on by itself if the publisher comes back. */
  | "interrupted"
  | "unsupported";

/** A video element connected with a stream. */
export interface Source {
  /** Measured distance to the live edge in seconds; null when unknown. */
  latencySeconds(): number | null;
  goToLiveEdge(): void;
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
}

const retryDelaysMs = [500, 1000, 2000, 4000, 8000] as const;

/** Wait before the next attempt in milliseconds, after so many failed ones; it grows to 8 s. */
export function retryDelayMs(failures: number): number {
  return retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)] ?? 0;
}
