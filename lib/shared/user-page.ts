import type { Page, Room, Tape } from "./models";

/** Everything that a broadcaster's or an account's own page shows. */
export interface UserPage {
  readonly userId: string;
  readonly nickname: string;
  /** Empty when there is none. */
  readonly avatarUrl: string;
  /** For the band on top; empty when there is none, and the page draws one. */
  readonly coverUrl: string;
  /** The live while it is on air, else null. */
  readonly live: Room | null;
  /** Whether there is a room under this name, on air or not. */
  readonly hasRoom: boolean;
  /** When the last broadcast ended, Unix ms; null when none is known. */
  readonly lastLiveAtMs: number | null;
  /** Newest first, of whatever age. */
  readonly tapes: Page<Tape>;
  /** Page of the recordings, from 1. */
  readonly page: number;
  /** Of all recordings together: a live's own likes are counted anew with each broadcast. */
  readonly likeCount: number;
  /** Server time of this answer, so that a wrong clock in the browser does not matter. */
  readonly serverNowMs: number;
}
