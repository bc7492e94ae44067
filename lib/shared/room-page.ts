import type { Room, Tape } from "./models";

/** Everything that a broadcaster's page shows beside his chat. */
export interface RoomPage extends Room {
  /** An administrator has stopped this broadcaster; he cannot be seen until that is lifted. */
  readonly forbidden: boolean;
  /** The broadcast that ended last; null before the first one has ended. */
  readonly lastLive: LastLive | null;
  /** The newest recordings of this broadcaster, newest first. */
  readonly replays: readonly Tape[];
  /** Until when a lost publisher is waited for, Unix ms by the server's clock; 0: nobody is lost. */
  readonly reconnectingUntilMs: number;
  /** Of the running picture in pixels, before any player has it; null where the source does not say. */
  readonly pictureSize: { readonly width: number; readonly height: number } | null;
  /** Server time of this answer, so that a wrong clock in the browser does not matter. */
  readonly serverNowMs: number;
}

/** What became of a broadcast. */
export interface LastLive {
  /** Unix ms. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** Null once the count belongs to another broadcast: likes are counted per push address. */
  readonly likeCount: number | null;
  /** Its recording; null while there is none that may be seen. */
  readonly tapeFileId: string | null;
  /** Whether its recording is still to be expected. */
  readonly tapeComes: boolean;
}
