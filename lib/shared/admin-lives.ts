import type { Category } from "./categories";
import type { ProblemCode } from "./ingest-problems";

/** Lives on a page of the administrators' list. */
export const adminLivesPerPage = 50;
/** A list looks at so many who are on air or forbidden, and at so many previews; the newest. */
export const livesLookedAt = 1000;
/** Where what the source measures decides about the list, so many of them are measured. */
export const livesMeasured = 200;

/** What staff can do to a live. */
export const liveOrders = ["stop", "forbid", "allow"] as const;
export type LiveOrderName = (typeof liveOrders)[number];

/** How a broadcaster stands after an order. */
export interface LiveOrderResult {
  readonly userId: string;
  readonly forbidden: boolean;
  /** Unix ms; null: until somebody lifts it, or nothing is forbidden. */
  readonly forbidUntilMs: number | null;
  readonly forbidReason: string;
}

export const liveStates = ["onAir", "preview", "reconnecting", "forbidden"] as const;
export type LiveStateFilter = (typeof liveStates)[number];

/** How well a publisher sends, at its worst problem; `unknown` where nobody measures it. */
export const liveHealths = ["good", "attention", "bad", "unknown"] as const;
export type LiveHealthLevel = (typeof liveHealths)[number];

/** `age`: the newest first; the others: the most first. */
export const liveSorts = ["age", "viewers", "bitrate"] as const;
export type LiveSort = (typeof liveSorts)[number];

/** Which lives are asked for; what is left out is not asked about. */
export interface LivesQuestion {
  /** In the title, the names and the stream. */
  readonly q?: string | undefined;
  readonly state?: LiveStateFilter | undefined;
  readonly health?: LiveHealthLevel | undefined;
  readonly category?: Category | undefined;
  readonly sort?: LiveSort | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

/** A broadcaster who is on air, about to be or forbidden, as staff sees him. */
export interface AdminLive {
  readonly userId: string;
  readonly nickname: string;
  readonly avatarUrl: string;
  readonly title: string;
  readonly category: Category | "";
  readonly streamName: string;
  readonly onAir: boolean;
  /** Media arrives, or is waited for, that its broadcaster has not made public yet. */
  readonly preview: boolean;
  /** There is something to end: also what nobody can watch, a preview or a push that is forbidden. */
  readonly runs: boolean;
  /** False for a phone that joins somebody's picture, or whose room is still to come. */
  readonly announced: boolean;
  readonly forbidden: boolean;
  /** Until when, Unix ms; null: until somebody lifts it. */
  readonly forbidUntilMs: number | null;
  /** In the words of who forbade it; may be empty. */
  readonly forbidReason: string;
  /** When the broadcast began, Unix ms; null while there is none. */
  readonly startedAtMs: number | null;
  /** Viewers as we count them, by who entered the room. */
  readonly viewerCount: number;
  /** The push that runs; null when none does. */
  readonly push: {
    /** Network address and program of the publisher; empty when nobody reported it. */
    readonly clientIp: string;
    readonly agent: string;
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
  /** What our engine finds wrong with what arrives, most serious first, hints left out. */
  readonly health: {
    readonly level: LiveHealthLevel;
    readonly problems: readonly LiveProblem[];
  };
  /** Pictures of it: an uploaded one, and a still of the video as a tiny MP4; empty or null: none. */
  readonly coverUrl: string;
  readonly posterUrl: string | null;
  /** What plays it; empty while nothing is on air: a preview is for its broadcaster's eyes. */
  readonly hlsUrl: string;
  readonly flvUrl: string;
}

/** One thing that is wrong, by its code and the figures that its words name. */
export interface LiveProblem {
  readonly code: ProblemCode;
  readonly level: "bad" | "warn";
  readonly values: Readonly<Record<string, number | string>>;
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
  /** Where the next page begins; null: there is none. */
  readonly next: string | null;
  readonly total: number;
  /** There are more than were looked at. */
  readonly isTotalCut: boolean;
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
