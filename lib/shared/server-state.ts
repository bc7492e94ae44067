/** How often callbacks were judged so within the last day. */
export interface CallbackTally {
  /** `ok`, or why they were refused. */
  readonly verification: string;
  readonly count: number;
  /** The newest of them, Unix ms. */
  readonly lastMs: number;
}

/** A chat group that is not as it is wanted. */
export interface LaggingGroup {
  readonly groupId: string;
  readonly userId: string;
  readonly wanted: "open" | "closed";
  readonly attempts: number;
  /** Unix ms. */
  readonly nextTryMs: number;
  /** Code and words of the last attempt; empty when it did not fail. */
  readonly lastError: string;
}

/** How the comparison of lives with the source goes, for the console and the doctor. */
export interface ComparisonState {
  /** When the source last answered, Unix ms; null: not since the start. */
  readonly answeredMs: number | null;
  /** Null while it answers. */
  readonly failure: {
    readonly sinceMs: number;
    /** The source's own code; empty when there was no answer at all. */
    readonly code: string;
    readonly message: string;
  } | null;
}

/** What this server reaches, or is reached by. */
export type EndpointName = "web" | "push" | "play" | "liveApi" | "im" | "uploads" | "pictures";

/** The state of the server and of what it depends on, for administrators. Holds no secret. */
export interface ServerState {
  readonly mode: "embedded" | "tencent";
  /** When this process began, and when this was answered; Unix ms. */
  readonly startedMs: number;
  readonly nowMs: number;
  readonly livesOnAir: number;
  readonly forbidden: number;
  /** The comparison of lives with the source; null where it needs none. */
  readonly comparison: ComparisonState | null;
  /** The way to the phones' chat; null where there is none. */
  readonly relay: {
    readonly queued: number;
    readonly dropped: number;
    readonly lastError: string;
    readonly failingSinceMs: number | null;
    readonly heardMs: number | null;
  } | null;
  /** The longest waiting of them; see `laggingGroupsShown`. */
  readonly groups: readonly LaggingGroup[];
  readonly callbacks: {
    readonly sinceMs: number;
    readonly lvb: readonly CallbackTally[];
    readonly im: readonly CallbackTally[];
  };
  /** Host and port, without anything else of the address. */
  readonly endpoints: readonly { readonly name: EndpointName; readonly host: string }[];
}

/** Chat groups in the answer; a number this high stands for "at least". */
export const laggingGroupsShown = 20;
