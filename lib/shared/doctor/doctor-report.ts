import type { DescribedFinding } from "./describe-finding";

/** The present or last run of the doctor, as the admin page shows it. */
export interface DoctorReport {
  readonly running: boolean;
  /** Unix ms; 0 when the doctor has not run since the server started. */
  readonly startedMs: number;
  /** Unix ms; 0 while it runs. */
  readonly finishedMs: number;
  /** Whether this run pushes a test stream, which takes longer. */
  readonly push: boolean;
  /** Checks that have ended, of how many. */
  readonly done: number;
  readonly total: number;
  readonly findings: readonly DescribedFinding[];
}
