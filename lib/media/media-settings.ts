/** Tuning of the engine; the defaults were measured (latency, start-up, lossy networks). */
export interface MediaSettings {
  /** Longest partial segment. 500 ms plays without stalls at 200 ms of delay; 200 ms only on a LAN. */
  readonly partDurationMs: number;
  /** A segment ends at the first key frame from here on. */
  readonly segmentDurationMs: number;
  /** A segment ends here even without a key frame. */
  readonly maxSegmentMs: number;
  /** Complete segments in the live playlist. */
  readonly windowSegments: number;
  /** A lost publisher that is back within this after its last media continues the same live. */
  readonly reconnectGraceMs: number;
  /** A publisher without media for this long may be replaced by another one. */
  readonly takeoverAfterMs: number;
  /** The playlist with ENDLIST and the last segments stay this long for viewers behind the edge. */
  readonly endedLingerMs: number;
  readonly recordingEnabled: boolean;
  /** Recordings stop when the disk has less than this left; the live goes on. */
  readonly minFreeBytes: number;
  readonly maxStreams: number;
  readonly maxFlvViewersPerStream: number;
  /** Blocked playlist and part requests of one stream; those above get 503. */
  readonly maxBlockedRequestsPerStream: number;
}

/** What holds where nothing else is said. */
export const DEFAULT_MEDIA_SETTINGS: MediaSettings = {
  partDurationMs: 500,
  segmentDurationMs: 2000,
  maxSegmentMs: 20_000,
  windowSegments: 7,
  reconnectGraceMs: 60_000,
  takeoverAfterMs: 3000,
  endedLingerMs: 30_000,
  recordingEnabled: true,
  minFreeBytes: 500 * 1024 * 1024,
  maxStreams: 200,
  maxFlvViewersPerStream: 500,
  maxBlockedRequestsPerStream: 5000,
};
