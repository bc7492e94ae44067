/**
 * What a media source reports about a stream. Tencent Cloud LVB reports it by HTTP callback
 * (event types 1, 0 and 100), the embedded engine by a function call; both end in
 * `services/stream-events`, which must reach the same state for any order and repetition.
 */
export type StreamEvent =
  | StreamStartEvent
  | StreamStopEvent
  | StreamRecordEvent
  | StreamRecordFailedEvent;

interface StreamEventBase {
  /** Stream name as it stands in the push URL, e.g. `1000_alice`. */
  readonly streamName: string;
  /** When it happened at the source, Unix milliseconds. */
  readonly atMs: number;
}

/** A publisher was accepted (LVB event_type 1). */
export interface StreamStartEvent extends StreamEventBase {
  readonly kind: "start";
  /** Names one push activity; the same on its start and its stop. Empty when the source sends none. */
  readonly sequence: string;
  readonly clientIp?: string;
  /** What the publisher calls itself, when the source says. */
  readonly agent?: string;
  readonly width?: number;
  readonly height?: number;
}

/** A publisher is gone (LVB event_type 0). */
export interface StreamStopEvent extends StreamEventBase {
  readonly kind: "stop";
  readonly sequence: string;
  /** LVB errcode: 1 deleteStream, 2 closeStream, 3 closed by peer, 4 TCP error, 7 message too long. */
  readonly errorCode: number;
  readonly errorMessage: string;
  /**
   * True when the publisher may come back within the reconnect grace (the connection was lost),
   * false when it said goodbye. `atMs` is then the time of the last media received.
   */
  readonly resumable: boolean;
}

export type RecordFileFormat = "flv" | "mp4" | "hls" | "aac";

/** A recording file is ready to play (LVB event_type 100). */
export interface StreamRecordEvent extends StreamEventBase {
  readonly kind: "record";
  /** Id of the file at the source, unique per file. */
  readonly fileId: string;
  readonly format: RecordFileFormat;
  /** Absolute URL, or a path on this server that begins with `/` (embedded engine). */
  readonly url: string;
  /** First and last media time of the file, Unix milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
  readonly durationSeconds: number;
  readonly sizeBytes: number;
  /** Push activity the recording began with, when the source knows it. */
  readonly sequence?: string;
}

/**
 * Why a recording stopped before its broadcast, or left nothing; a closed list, so that no path of
 * the server and no English sentence reaches a broadcaster.
 */
export type RecordingProblem =
  /** Less free space than `RECORDING_MIN_FREE_MB`, or none at all. What was written before stays. */
  | "diskFull"
  /** The disk cannot keep up with the stream. What was written before stays. */
  | "diskSlow"
  /** Writing failed. What was written before stays. */
  | "diskError"
  /** The files could not be made final; the server tries once more at its next start. */
  | "notFinal"
  /** The live has ended, and neither picture nor sound ever came. */
  | "nothingSent"
  /** The live has ended, and nothing that came could be recorded: a codec that few can play. */
  | "nothingUsable";

/** A recording stopped early or came to nothing (embedded engine only). May come more than once. */
export interface StreamRecordFailedEvent extends StreamEventBase {
  readonly kind: "recordFailed";
  readonly reason: RecordingProblem;
  /** Push activity the recording began with. */
  readonly sequence: string;
}
