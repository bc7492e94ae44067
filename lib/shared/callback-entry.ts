/** One entry of the callback ledger, as the admin page lists it. */
export interface CallbackEntry {
  readonly id: string;
  /** Unix ms. */
  readonly receivedMs: number;
  /** Path to which it came. */
  readonly source: string;
  /** Null when the body named none; IM's callbacks name a command in `effect` instead. */
  readonly eventType: number | null;
  readonly streamName: string;
  /** `ok`, or why it was refused. */
  readonly verification: string;
  readonly effect: string;
}

/** Entries on a page of the ledger. */
export const callbacksPerPage = 50;
