/** Lives on a page of the administrators' list. */
export const adminLivesPerPage = 50;

/** What an administrator can do to a live. */
export const liveOrders = ["stop", "forbid", "allow"] as const;
export type LiveOrder = (typeof liveOrders)[number];

/** A broadcaster who is on air or forbidden, as administrators see him. */
export interface AdminLive {
  readonly userId: string;
  readonly nickname: string;
  readonly title: string;
  readonly streamName: string;
  readonly onAir: boolean;
  /** False for a phone that joins somebody's picture, or whose room is still to come. */
  readonly announced: boolean;
  readonly forbidden: boolean;
  /** When the broadcast began, Unix ms; null while there is none. */
  readonly startedAtMs: number | null;
  /** Viewers as we count them, by who entered the room. */
  readonly viewerCount: number;
  /** The push that runs; null when none does. */
  readonly push: {
    /** Network address of the publisher; empty when nobody reported it. */
    readonly clientIp: string;
    /** Unix ms. */
    readonly startedAtMs: number;
    /** False: its start was not reported, the source was seen carrying it. */
    readonly reported: boolean;
  } | null;
  /** Until when a lost publisher is waited for, Unix ms; null when he is not lost. */
  readonly graceUntilMs: number | null;
  /** What the source does with the stream; null when that is not known. */
  readonly sourceState: "active" | "reconnecting" | "inactive" | "forbid" | null;
  /** What the source measures; null when it measured nothing. */
  readonly figures: {
    readonly viewers: number | null;
    readonly flvViewers: number | null;
    readonly outgoingKbps: number | null;
    readonly incomingKbps: number | null;
    /** The moment that this is true of, Unix ms. */
    readonly atMs: number;
  } | null;
}

/** Why a cloud service did not do what it was asked. */
export interface CloudTrouble {
  readonly failure: "unreachable" | "refused" | "busy";
  /** The service's own; empty when there was no answer at all. */
  readonly code: string;
  readonly message: string;
}

/** How asking the source went: it takes its time, it answered, or it did not. */
export type SourceAnswer = "pending" | "answered" | CloudTrouble;

/** A page of the administrators' list. */
export interface AdminLives {
  readonly lives: readonly AdminLive[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  /** Server time of this answer, Unix ms. */
  readonly nowMs: number;
  readonly states: SourceAnswer;
  readonly figures: SourceAnswer;
}

/**
 * What is and what is not done when an order could not be passed on: the broadcast goes on; the ban
 * holds here and is passed on later; the ban holds as before; the ban is lifted here and maybe not
 * at the source.
 */
export type UnfinishedOrder = "stillOnAir" | "banHoldsHere" | "stillForbidden" | "allowedHereOnly";
