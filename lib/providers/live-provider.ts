import type { IncomingMessage, ServerResponse } from "node:http";
import type { EngineLoad, StreamSnapshot } from "@/lib/media/types";
import type { IngestHealth, IngestNews, IngestSample } from "@/lib/shared/ingest";
import type { PushAddress } from "@/lib/shared/models";

/** Scheme, host and port by which a caller reached us, e.g. `https://live.example`; empty: relative. */
export type Origin = string;

export interface PlayUrls {
  readonly hls: string;
  readonly flv: string;
  /** For the link-mic of the apps, which plays nothing else. */
  readonly rtmp: string;
  /** One key frame of the running live as a tiny MP4; null when the source has none. */
  readonly poster: string | null;
  /** When the URLs stop being served, Unix ms; null when they do not. */
  readonly expiresAtMs: number | null;
}

/** What a source issues; nobody but its broadcaster may see it. */
export type IssuedAddress = PushAddress;

/** A stream that its source carries at the moment. */
export interface OnlineStream {
  readonly streamName: string;
  /** When its publisher began, Unix ms; null when the source does not say. */
  readonly publishedAtMs: number | null;
}

/** Asks a source what it carries; for a source whose reports can be lost on the way. */
export interface StreamWatch {
  /** Everything that runs now. @throws CloudError when the source does not answer. */
  online(): Promise<readonly OnlineStream[]>;
  /** Asks for one stream; lists of running streams lag behind. @throws CloudError */
  isRunning(streamName: string): Promise<boolean>;
  /**
   * A witness of another kind, for when the source is silent: whether media of this stream arrives
   * at viewers. Null when that cannot be told.
   */
  isFlowing(streamName: string): Promise<boolean | null>;
}

/**
 * What a source does with a stream: a publisher pushes, a lost one is waited for, nobody pushes, or
 * the source itself refuses it.
 */
export type SourceStreamState = "active" | "reconnecting" | "inactive" | "forbid";

/** What a source measures of one stream, for administrators; null where it does not measure that. */
export interface ViewingFigures {
  /** Viewers as the source counts them, whatever they play with. */
  readonly viewers: number | null;
  /** Viewers of HTTP-FLV alone, for a source that sees no others. */
  readonly flvViewers: number | null;
  /** What viewers are sent, kbit/s. */
  readonly outgoingKbps: number | null;
  /** What the publisher sends, kbit/s. */
  readonly incomingKbps: number | null;
  /** The moment that this is true of, Unix ms; a cloud counts minutes late. */
  readonly atMs: number;
}

/** The port to whatever takes pushes and serves playback: our engine, or Tencent Cloud LVB. */
export interface LiveProvider {
  /** A signed address that can begin a push until `expiresAtMs`. */
  pushAddress(streamName: string, expiresAtMs: number, origin: Origin): IssuedAddress;
  playUrls(streamName: string, origin: Origin): PlayUrls;
  /** Makes a recording's stored URL (absolute, or a path on this server) usable for the caller. */
  tapeUrl(url: string, origin: Origin): string;
  /** A still picture of the recording at `hlsUrl`; null when the source has none. */
  tapePosterUrl(hlsUrl: string, origin: Origin): string | null;
  /** Ends a live whose publisher is lost, instead of waiting for its return; else does nothing. */
  giveUpWaiting(streamName: string): Promise<void>;
  /** Disconnects a running publisher; `reason` is shown to it. Nothing when none is running. */
  stopPublisher(streamName: string, reason: string): Promise<void>;
  /**
   * Has the source itself refuse the stream, where it does not ask us before each push; until then
   * (Unix ms), or as long as it can (null).
   */
  forbidPublisher(streamName: string, reason: string, untilMs: number | null): Promise<void>;
  /** Takes that back. */
  allowPublisher(streamName: string): Promise<void>;
  /**
   * HLS of a stream that is not public, for its broadcaster's eyes: the URL is a secret. That of
   * everybody where the source cannot keep a stream from others.
   */
  previewUrl(streamName: string, origin: Origin): string;
  /** Whether a stream that is not public is kept from those who know its play URL, too. */
  readonly keepsPreviews: boolean;
  /** Lets everybody watch a running stream, or its broadcaster alone. Nothing when none runs. */
  setPublic(streamName: string, isPublic: boolean): Promise<void>;
  /** Whether it records what it is told to; else it records every stream, by rules of its own. */
  readonly recordsToOrder: boolean;
  /** Begins or ends the recording of a running stream. Nothing when none runs. */
  setRecording(streamName: string, on: boolean): Promise<void>;
  /** What arrives from the publisher; null when none runs or the source measures nothing. */
  ingest(streamName: string): Promise<IngestHealth | null>;
  /** The last minutes of it, oldest first, one sample a second at most. */
  ingestHistory(streamName: string): Promise<readonly IngestSample[]>;
  /** How soon they come, as far as the last answers tell. */
  readonly ingestNews: IngestNews;
  /** What the source measures of a running stream; undefined when it measures nothing for us. */
  snapshot(streamName: string): StreamSnapshot | undefined;
  /**
   * What the source does with these streams; one that it says nothing about is not in the map. May
   * be asked every few seconds: an adapter remembers what is costly to ask for.
   * @throws CloudError when the source does not answer.
   */
  streamStates(streamNames: readonly string[]): Promise<ReadonlyMap<string, SourceStreamState>>;
  /** What the source measures of these streams, under the same terms. @throws CloudError */
  viewing(streamNames: readonly string[]): Promise<ReadonlyMap<string, ViewingFigures>>;
  /** How much the media engine has to do; null where it is not ours. */
  readonly load: EngineLoad | null;
  /** Bytes of media that viewers were sent since the start; null where others send them. */
  readonly sentBytes: number | null;
  /** Null when the source tells us everything without fail, as a function call does. */
  readonly watch: StreamWatch | null;
  /** Answers requests for media that this process serves itself; false when it is none of them. */
  handleHttp(req: IncomingMessage, res: ServerResponse, url: URL): boolean;
  /** Listens for pushes, where that is ours to do. */
  start(): Promise<void>;
  /** Ends every live and finishes its recording. */
  stop(): Promise<void>;
}
