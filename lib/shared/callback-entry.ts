/** Where entries of the ledger come from. */
export const callbackOrigins = ["received", "engine", "replayed", "simulated"] as const;
export type CallbackOrigin = (typeof callbackOrigins)[number];

/** What became of callbacks, as the ledger is asked for it. */
export const callbackFates = [
  "refused",
  "accepted",
  "applied",
  "duplicate",
  "ignored",
  "notLetIn",
] as const;
export type CallbackFate = (typeof callbackFates)[number];

/** What can be made up. */
export const simulatedKinds = ["start", "stop", "record", "screenshot"] as const;
export type SimulatedKind = (typeof simulatedKinds)[number];

/** One entry of the callback ledger, as the console lists it. */
export interface CallbackEntry {
  readonly id: string;
  /** Unix ms. */
  readonly receivedMs: number;
  /** Path to which it came; `engine` for our own engine, `console` for what was made up. */
  readonly source: string;
  /** Null when the body named none; IM's callbacks name a command in the body instead. */
  readonly eventType: number | null;
  readonly streamName: string;
  /** `ok`, or why it was refused. */
  readonly verification: string;
  readonly effect: string;
  readonly origin: CallbackOrigin;
  /** Network address of the sender, or of who replayed or made it up; empty for our own engine. */
  readonly clientIp: string;
  /** The entry that was replayed; empty for others. */
  readonly causeId: string;
  /** Who replayed or made it up. */
  readonly orderedBy: string;
}

/** A page of the ledger, the newest first. */
export interface CallbackPage {
  readonly entries: readonly CallbackEntry[];
  readonly next: string | null;
  readonly total: number;
  readonly isTotalCut: boolean;
}

/** Entries on a page of the ledger. */
export const callbacksPerPage = 50;
