import { ServiceError } from "@/lib/errors";
import type { Finding } from "@/lib/shared/doctor/finding";
import { type DoctorOptions, doctorChecks } from "./doctor-checks";
import type { DoctorServices } from "./doctor-services";
import { inOrder, runChecks } from "./run-checks";

/** Each run asks paid services; more often than this nobody learns anything new. */
const pauseMs = 10_000;

/** A run of the doctor, under way or ended. */
export interface DoctorRun {
  readonly startedMs: number;
  /** 0 while it is under way. */
  readonly finishedMs: number;
  readonly push: boolean;
  readonly done: number;
  readonly total: number;
  readonly findings: readonly Finding[];
}

/** Where the admin page has the doctor run: one run at a time, the last one kept. */
export class DoctorDesk {
  #run: DoctorRun | null = null;

  /** Null when there was none since the server started. */
  get run(): DoctorRun | null {
    return this.#run;
  }

  /**
   * Begins a run; resolves when it has ended.
   * @throws ServiceError `tooManyAttempts` while one is under way or has just begun.
   */
  start(services: DoctorServices, options: DoctorOptions): Promise<void> {
    const nowMs = services.now();
    const before = this.#run;
    if (before && (before.finishedMs === 0 || nowMs - before.startedMs < pauseMs)) {
      const waitMs = Math.max(1000, before.startedMs + pauseMs - nowMs);
      throw new ServiceError("tooManyAttempts", "The doctor has just been asked: wait a little.", {
        retryAfterSeconds: Math.ceil(waitMs / 1000),
      });
    }
    const checks = doctorChecks(services, options);
    let run: DoctorRun = {
      startedMs: nowMs,
      finishedMs: 0,
      push: options.push,
      done: 0,
      total: checks.length,
      findings: [],
    };
    this.#run = run;
    const onProgress = (found: readonly Finding[]) => {
      run = { ...run, done: run.done + 1, findings: inOrder([...run.findings, ...found]) };
      this.#run = run;
    };
    return runChecks(services, checks, onProgress).then(() => {
      this.#run = { ...run, finishedMs: services.now() };
    });
  }
}
