import type { Effect } from "./client-failure";

/** The clients that can be replayed. */
export const SIMULATOR_NAMES = ["android1", "ios1", "android2", "ios2", "roomservice"] as const;

/** One of the clients that can be replayed. */
export type SimulatorName = (typeof SIMULATOR_NAMES)[number];

/** FAIL: the real client would not go on; NOTE: worth knowing, and it does go on. */
export type Outcome = "PASS" | "FAIL" | "NOTE";

/** One step of a replayed session; every text in it is already masked. */
export interface StepResult {
  /** For example "android1 host". */
  readonly client: string;
  readonly step: string;
  readonly request: string;
  readonly code: string;
  readonly milliseconds: number;
  readonly outcome: Outcome;
  /** What the real client's user notices; only with FAIL. */
  readonly effect?: Effect;
  readonly sentence?: string;
  readonly sent: string;
  readonly received: string;
}

/** Everything one replay saw. */
export interface SimulationReport {
  readonly client: SimulatorName;
  readonly baseUrl: string;
  readonly steps: readonly StepResult[];
  readonly passed: number;
  readonly failed: number;
}
