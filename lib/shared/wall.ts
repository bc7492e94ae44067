import type { Page, Room, Tape } from "./models";

/** The home page: who is on air, then recordings; all of them, or those that a search finds. */
export interface Wall {
  /** What was searched for, cleaned; empty when everything is shown. */
  readonly search: string;
  /** The most watched first; the total counts those that do not fit, too. */
  readonly lives: Page<Room>;
  /** Newest first, of whatever age. */
  readonly tapes: Page<Tape>;
  /** Page of the recordings, from 1. */
  readonly page: number;
  /** A search stops at `mostFound` recordings: there are more than the total says. */
  readonly isCut: boolean;
  /** Recordings that ended before are the older ones, Unix ms (`TAPE_LIST_DAYS`). */
  readonly recentSinceMs: number;
  /** Server time of this answer, so that a wrong clock in the browser does not matter. */
  readonly serverNowMs: number;
}

/** Recordings that one search finds at most: nobody leafs through more, and the search may stop. */
export const mostFound = 1000;
