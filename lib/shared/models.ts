import type { Category } from "./categories";

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
  /** What it is about; empty: nothing was said. */
  readonly category: Category | "";
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

/** Protocols that a source may take beside RTMP. */
export type PushForm = "srt" | "rtmpOverSrt" | "webrtc";

/** Where a broadcaster's program sends its stream. Everything but `server` is a secret. */
export interface PushAddress {
  /** OBS *Server*, e.g. `rtmp://live.example/live`. */
  readonly server: string;
  /** OBS *Stream key*: the stream name with its signature. A secret of the broadcaster. */
  readonly streamKey: string;
  readonly expiresAtMs: number;
  /** The whole push URL, as `RequestLVBAddr` gives it to phones. */
  readonly url: string;
  /** The same stream by other protocols, where the source takes them. */
  readonly others: readonly { readonly form: PushForm; readonly url: string }[];
}

/** The permission to upload one picture from the browser. */
export interface PictureTicket {
  /** Names the picture when it is confirmed. */
  readonly key: string;
  /** A `multipart/form-data` form: these fields, then the file, named `file`. */
  readonly form: { readonly url: string; readonly fields: Readonly<Record<string, string>> };
}
