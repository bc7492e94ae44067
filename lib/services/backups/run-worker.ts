import path from "node:path";
import { Worker } from "node:worker_threads";
import type { BackupProblem } from "@/lib/shared/admin-system";
import { BackupError } from "./backup-error";

/** Relative to the project's folder, in which every command and the server run. */
const workerFile = "lib/services/backups/backup-worker.mjs";

export interface BackupTask {
  readonly kind: "backup";
  /** Files; `target` is not there yet. */
  readonly task: { readonly source: string; readonly target: string };
}

export interface VerifyTask {
  readonly kind: "verify";
  readonly task: {
    readonly file: string;
    /** Where a copy is made of it, and removed. */
    readonly workFolder: string;
    readonly migrationsFolder: string;
  };
}

/** What a thread found out; `rows` and `tables` of one that was read back. */
export interface WorkResult {
  readonly sizeBytes: number;
  readonly rows?: number;
  readonly tables?: number;
}

export interface Work {
  /** @throws BackupError */
  readonly done: Promise<WorkResult>;
  /** Ends it where it is. */
  stop(): Promise<void>;
}

type Message = { readonly result: WorkResult } | { problem: BackupProblem; detail: string };

/** Copies a database or reads one back in a thread of its own. */
export function startWork(task: BackupTask | VerifyTask): Work {
  // Plain JavaScript needs none of the loaders that this process may have been started with.
  const worker = new Worker(path.resolve(workerFile), { workerData: task, execArgv: [] });
  const done = new Promise<WorkResult>((resolve, reject) => {
    worker.once("message", (message: Message) => {
      if ("result" in message) resolve(message.result);
      else reject(new BackupError(message.problem, message.detail));
    });
    worker.once("error", (error) => reject(new BackupError("failed", error.message)));
    // After a message this changes nothing.
    worker.once("exit", () =>
      reject(new BackupError("failed", "It was ended before it was done.")),
    );
  });
  return {
    done,
    async stop() {
      await worker.terminate();
    },
  };
}
