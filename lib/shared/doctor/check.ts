import type { CheckId, Finding } from "./finding";

/** Something the doctor tries for real. */
export interface Check {
  /** What it reports about; each gets at least one finding. */
  readonly ids: readonly CheckId[];
  /** How long it may take before the doctor goes on without it. */
  readonly timeoutSeconds: number;
  run(): Promise<readonly Finding[]>;
}
