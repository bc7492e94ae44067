/** A broadcaster's room as a viewer sees it, live or not. */
export interface Room {
  readonly userId: string;
  readonly title: string;
  readonly nickname: string;
  /** Empty when the broadcaster has none. */
  readonly avatarUrl: string;
  /** Empty when there is none; the page then draws one from the user id. */
  readonly coverUrl: string;
  readonly location: string;
  readonly online: boolean;
  readonly viewerCount: number;
  readonly likeCount: number;
  /** When the live began, or when its address was asked for while it has not; Unix milliseconds. */
  readonly startedAtMs: number;
  /** Low-latency HLS and HTTP-FLV of the stream. */
  readonly hlsUrl: string;
  readonly flvUrl: string;
  /** One key frame of the running live as a tiny MP4; null when the media source has none. */
  readonly posterUrl: string | null;
}

/** A recording. */
export interface Tape {
  readonly fileId: string;
  readonly userId: string;
  readonly title: string;
  readonly nickname: string;
  readonly avatarUrl: string;
  /** Empty when there is none. */
  readonly coverUrl: string;
  readonly location: string;
  readonly viewerCount: number;
  readonly likeCount: number;
  /** Unix milliseconds. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly durationSeconds: number;
  /** Empty when that format was not recorded. */
  readonly hlsUrl: string;
  readonly mp4Url: string;
  /** First key frame as a tiny MP4; null when the media source has none. */
  readonly posterUrl: string | null;
}

/** One page of a list; pages count from 1. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** Who is signed in, as the web console shows it. */
export interface AccountView {
  readonly userId: string;
  readonly nickname: string;
  /** Empty when there is none; the page then draws one. */
  readonly avatarUrl: string;
}

/** What the studio shows about the signed-in broadcaster's stream. */
export interface StudioView {
  /** Whose stream it is: a page that was made for another says so. */
  readonly userId: string;
  /** `idle` before an address was asked for, `waiting` until the first publish. */
  readonly state: "idle" | "waiting" | "live" | "reconnecting" | "ended" | "forbidden";
  readonly title: string;
  /** The uploaded cover of the broadcast; empty when there is none. */
  readonly coverUrl: string;
  /** A cover's greatest size, in bytes. */
  readonly coverMaxBytes: number;
  /** Low-latency HLS of the own stream, as a path; empty before the first address. */
  readonly hlsUrl: string;
  /** Set while live: measured by the media engine. */
  readonly stream: StudioStream | null;
  /** When the current live began, Unix milliseconds; 0 while there is none. */
  readonly startedAtMs: number;
  /** Server time of this answer, so that a wrong clock in the browser does not matter. */
  readonly nowMs: number;
  /** How long a lost publisher may stay away before the live ends, in seconds. */
  readonly reconnectGraceSeconds: number;
}

export interface StudioStream {
  readonly lastMediaAtMs: number;
  readonly videoCodec: string;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly videoKbps: number;
  readonly audioCodec: string;
  readonly audioKbps: number;
  readonly keyFrameIntervalMs: number;
  readonly recording: boolean;
  /** Why recording stopped, when it did. */
  readonly recordingError?: string;
}

/** Where a broadcaster's program sends its stream. */
export interface PushAddress {
  /** OBS *Server*, e.g. `rtmp://live.example/live`. */
  readonly server: string;
  /** OBS *Stream key*: the stream name with its signature. A secret of the broadcaster. */
  readonly streamKey: string;
  readonly expiresAtMs: number;
}

/** The permission to upload one picture from the browser. */
export interface PictureTicket {
  /** Names the picture when it is confirmed. */
  readonly key: string;
  /** A `multipart/form-data` form: these fields, then the file, named `file`. */
  readonly form: { readonly url: string; readonly fields: Readonly<Record<string, string>> };
}
