import type { PushRefusal, RefusedPush } from "@/lib/shared/ingest";
import type { RecordingProblem, StreamEvent } from "@/lib/shared/stream-event";

/** H.264 configuration of a stream (ISO/IEC 14496-15 AVCDecoderConfigurationRecord). */
export interface VideoConfig {
  /** RFC 6381, e.g. `avc1.64001f`. */
  readonly codec: string;
  /** `Baseline`, `Main`, `High`, …; empty: none of those that encoders offer. */
  readonly profile: string;
  /** `3.1`. */
  readonly level: string;
  readonly width: number;
  readonly height: number;
  /** The avcC record as received. */
  readonly avcC: Uint8Array;
}

/** AAC configuration of a stream (ISO/IEC 14496-3 AudioSpecificConfig). */
export interface AudioConfig {
  /** RFC 6381, e.g. `mp4a.40.2`. */
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  /** The AudioSpecificConfig as received. */
  readonly asc: Uint8Array;
}

/** One access unit. Timestamps are publisher milliseconds, unwrapped past 2^32 but otherwise as sent. */
export interface VideoFrame {
  readonly dtsMs: number;
  /** Signed composition offset; presentation time is `dtsMs + ctsMs`. */
  readonly ctsMs: number;
  readonly key: boolean;
  /** Length-prefixed NAL units as in the FLV tag (AVCC). */
  readonly data: Uint8Array;
}

export interface AudioFrame {
  readonly dtsMs: number;
  /** One raw AAC frame without ADTS. */
  readonly data: Uint8Array;
}

/** An RTMP audio (8), video (9) or data (18) message as an FLV tag body, for HTTP-FLV fan-out. */
export interface FlvTag {
  readonly type: 8 | 9 | 18;
  readonly timestampMs: number;
  readonly payload: Uint8Array;
  /** Video key frame: a late joiner may begin here. */
  readonly key: boolean;
  /** A codec configuration or metadata, sent again to every late joiner. */
  readonly header: boolean;
}

/** Why a publisher ended, in LVB's errcode numbers (see StreamStopEvent). */
export interface PublishEnd {
  readonly errorCode: 1 | 2 | 3 | 4 | 7;
  readonly message: string;
  /** What it sent was the reason; a codec that cannot be served is no reason to wait for a return. */
  readonly refusal?: MediaRefusal;
}

/** Why what a publisher sent ended it, for the studio. */
export interface MediaRefusal {
  readonly why: Extract<
    PushRefusal,
    | "unsupportedVideo"
    | "unsupportedAudio"
    | "damaged"
    | "nothing"
    | "clockStands"
    | "tooMuch"
    | "serverFault"
  >;
  /** Name of the codec, how much was too much, or a sentence; may be empty. */
  readonly detail: string;
}

/** Receives one accepted publisher. Calls arrive in wire order and must not throw. */
export interface PublishSink {
  onMetadata(metadata: Readonly<Record<string, unknown>>): void;
  onVideoConfig(config: VideoConfig): void;
  onAudioConfig(config: AudioConfig): void;
  onVideo(frame: VideoFrame): void;
  onAudio(frame: AudioFrame): void;
  onFlvTag(tag: FlvTag): void;
  /** Called exactly once; nothing follows. */
  onEnd(end: PublishEnd): void;
}

/** What a publisher asks for. The query never reaches a log: it holds the push signature. */
export interface PublishRequest {
  readonly app: string;
  readonly streamName: string;
  readonly query: URLSearchParams;
  readonly clientIp: string;
  readonly userAgent: string;
}

export type PublishDecision =
  | { readonly accepted: true; readonly sink: PublishSink; readonly bind: (kick: Kick) => void }
  | {
      readonly accepted: false;
      /** BadName when the stream is taken, Rejected for everything else (OBS treats both as final). */
      readonly code: "NetStream.Publish.BadName" | "NetStream.Publish.Rejected";
      /** Shown to the broadcaster by OBS and in the log; holds no secret. */
      readonly description: string;
    };

/** Disconnects the publisher; resolves when its socket is gone. */
export type Kick = (description: string) => Promise<void>;

/** May this push begin? Answered by the services (signature, expiry, bans). */
export type Authorize = (request: PublishRequest) => Promise<
  | {
      readonly allowed: true;
      /** False: the stream leaves no recording. */
      readonly record?: boolean;
      /** False: only its broadcaster may watch, until the engine is told otherwise. */
      readonly isPublic?: boolean;
    }
  | {
      readonly allowed: false;
      /** For the broadcaster's program and the log. */
      readonly reason: string;
      /** The same for the studio. */
      readonly why?: PushRefusal;
    }
>;

/**
 * Told of every push that was turned away, or that ended at once because of what it sent; of the
 * former with the query of its address, which says by which key it came.
 */
export type NoteRefusal = (
  streamName: string,
  refusal: RefusedPush,
  query?: URLSearchParams,
) => void;

/** Where the engine reports; resolves when the event is durable. */
export type EmitStreamEvent = (event: StreamEvent) => Promise<void>;

/** The part of pino that the engine needs. */
export interface MediaLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** How much the engine has to do. */
export interface EngineLoad {
  readonly streams: number;
  readonly publishers: number;
  readonly rtmpConnections: number;
  readonly flvViewers: number;
  /** What publishers send at the moment, kbit/s. */
  readonly incomingKbps: number;
}

/** One running stream as the console and the studio see it. */
export interface StreamSnapshot {
  readonly streamName: string;
  readonly state: "live" | "reconnecting";
  /** Unix ms when this live began and when the last media arrived. */
  readonly startedAtMs: number;
  readonly lastMediaAtMs: number;
  readonly clientIp: string;
  readonly video?: { readonly codec: string; readonly width: number; readonly height: number };
  readonly audio?: {
    readonly codec: string;
    readonly sampleRate: number;
    readonly channels: number;
  };
  /** Measured over the last seconds; 0 while unknown. */
  readonly videoKbps: number;
  readonly audioKbps: number;
  readonly framesPerSecond: number;
  readonly keyFrameIntervalMs: number;
  readonly recording: boolean;
  /** Why recording stopped, when it did. */
  readonly recordingError?: RecordingProblem;
  readonly flvViewers: number;
}
