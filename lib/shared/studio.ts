import type { IngestHealth, IngestNews, RefusedPush } from "./ingest";
import type { PushForm } from "./models";
import type { RoomSettings } from "./room-settings";
import type { StaffClass, StaffNotice } from "./staff-notice";

/** Where a broadcaster stands. */
export type StudioState =
  /** No address that could begin a broadcast is out. */
  | "offline"
  /** One is out, and nobody pushes. */
  | "waiting"
  /** Somebody pushes, and only the broadcaster sees it; "Go live" makes it public. */
  | "preview"
  | "live"
  /** The publisher is lost and may come back. */
  | "reconnecting"
  /** The last broadcast ended a short while ago. */
  | "ended"
  | "forbidden";

/** What the studio shows about the signed-in broadcaster's stream. */
export interface StudioView {
  /** Whose stream it is: a page that was made for another says so. */
  readonly userId: string;
  readonly state: StudioState;
  /** Server time of this answer, Unix ms, so that a wrong clock in the browser does not matter. */
  readonly nowMs: number;
  /** How long a lost publisher may stay away before the broadcast ends, in seconds. */
  readonly reconnectGraceSeconds: number;
  /** While reconnecting: when the broadcast ends if nobody comes back, Unix ms. */
  readonly graceUntilMs: number | null;
  /** HLS of the own stream, for the broadcaster's eyes where it is not public; empty: none. */
  readonly hlsUrl: string;
  /** The broadcast that runs or, in `ended`, the last one; null: none. */
  readonly broadcastId: string | null;
  /** When the publisher began and when everybody could watch, Unix ms. */
  readonly startedAtMs: number | null;
  readonly publicAtMs: number | null;
  readonly viewerCount: number;
  readonly likeCount: number;
  /** Null where nothing runs or nothing is measured. */
  readonly ingest: IngestHealth | null;
  /** How soon that comes. */
  readonly ingestNews: IngestNews;
  /** What becomes of the recording of the broadcast that runs; `problem` says why it stopped. */
  readonly recording: { readonly on: boolean; readonly problem: string };
  readonly key: StudioKey;
  /** The last pushes that did not come through, newest first, of the last minutes. */
  readonly refused: readonly RefusedPush[];
  readonly settings: RoomSettings;
  /** In `forbidden`: until when (Unix ms; null: until staff lifts it) and why, in their words. */
  readonly ban: { readonly untilMs: number | null; readonly reason: string } | null;
  /** In `ended`: who of the staff ended it and why; null: nobody of them did. */
  readonly endedBy: { readonly by: StaffClass; readonly reason: string } | null;
  /** What staff has to say and its broadcaster has not read, newest first. */
  readonly notices: readonly StaffNotice[];
}

/** What is known about the push address without its secret part. */
export interface StudioKey {
  /** OBS *Server*; empty before there is an address. */
  readonly server: string;
  /** Protocols that the source takes beside RTMP. */
  readonly forms: readonly PushForm[];
  /** Until when it can begin a push, Unix ms; null: there is none that can. */
  readonly expiresAtMs: number | null;
  /** Until when the one before it still works after a change, Unix ms; null: no longer. */
  readonly previousUntilMs: number | null;
  /** Who pushed last; null: nobody ever did. */
  readonly lastUsed: {
    readonly atMs: number;
    readonly clientIp: string;
    readonly agent: string;
  } | null;
}
