/** Time on the stage: it stands while the picture stands. */
export interface StageClock {
  /** Milliseconds on the stage. */
  nowMs(): number;
  readonly running: boolean;
  run(): void;
  hold(): void;
  /** When a moment of the stage is, or was, on the clock outside; only while it runs. */
  outsideMs(stageMs: number): number;
}

/** A stage's clock over one that never stands, such as a document's timeline; begins standing. */
export function createStageClock(outside: () => number): StageClock {
  let heldMs: number | null = 0;
  let offsetMs = 0;
  return {
    nowMs: () => heldMs ?? outside() - offsetMs,
    get running() {
      return heldMs === null;
    },
    run() {
      if (heldMs === null) return;
      offsetMs = outside() - heldMs;
      heldMs = null;
    },
    hold() {
      heldMs ??= outside() - offsetMs;
    },
    outsideMs: (stageMs) => stageMs + offsetMs,
  };
}
