/** What staff can do about files that no recording refers to. */
export const strayOrders = ["adopt", "remove"] as const;
export type StrayOrder = (typeof strayOrders)[number];
/** Folders that one order names. */
export const mostStraysAtOnce = 200;

/** Files on the disk that no recording refers to. */
export interface StrayTape {
  /** Address of its playlist, which is its name. */
  readonly url: string;
  readonly streamName: string;
  readonly sizeBytes: number;
  /** Whether everybody who knows the address can play it. */
  readonly isServed: boolean;
  /** Unix ms and seconds; null where the files say nothing of themselves. */
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly durationSeconds: number | null;
  /** False: nothing there can be played. */
  readonly canAdopt: boolean;
}

export interface StrayPage {
  readonly strays: readonly StrayTape[];
  /** Recordings whose files are not on the disk, the first of them. */
  readonly missing: readonly {
    readonly fileId: string;
    readonly title: string;
    readonly userId: string;
  }[];
  readonly missingCount: number;
}

export interface StrayOutcome {
  readonly done: number;
  /** Folders that were left as they are. */
  readonly left: number;
}
