import { randomUUID } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { type BackupRunRow, insertBackupRun, pruneBackupRuns } from "@/db/repositories/backups";
import type { Config } from "@/lib/config";
import type { BackupKind, BackupRun } from "@/lib/shared/admin-system";
import type { Services } from "../services";
import { BackupError } from "./backup-error";
import {
  backupFolderOf,
  backupName,
  backupsIn,
  makeBackupFolder,
  removeLeftOvers,
  requireSpace,
  tidyBackups,
} from "./backup-folder";
import { runOf } from "./backup-run";
import {
  type BackupTask,
  startWork,
  type VerifyTask,
  type Work,
  type WorkResult,
} from "./run-worker";

/** What backing up works with. */
export type BackupServices = Pick<Services, "config" | "database" | "now">;

/** Runs that are remembered, of both kinds. */
const runsKept = 1000;
/** What a copy may need more than the files have: pages that are half full, and the manifest. */
const marginBytes = 4 * 1024 * 1024;
const migrationsFolder = "db/migrations";

/** Is told of the thread that does the work, so that it can be ended. */
type Watch = (work: Work) => void;

/** A run with what it found, for who is told of it in words. */
export interface RunReport {
  readonly run: BackupRun;
  /** The whole path. */
  readonly path: string;
  /** Of one that was read back. */
  readonly rows?: number | undefined;
  readonly tables?: number | undefined;
}

/**
 * Copies the database while it is written to, and removes the oldest copies of that folder. What
 * became of it is noted, also when it failed.
 */
export function backUp(
  services: BackupServices,
  folder = backupFolderOf(services.config),
  watch: Watch = () => undefined,
): Promise<RunReport> {
  const { config, database, now } = services;
  const file = backupName(now());
  const target = path.join(folder, file);
  return noted(services, "backup", target, async () => {
    makeBackupFolder(folder);
    removeLeftOvers(folder);
    await requireSpace(folder, sizeOf(database.file) + marginBytes);
    const result = await work({ kind: "backup", task: { source: database.file, target } }, watch);
    tidyBackups(folder, config.backupKeep);
    return result;
  });
}

/** Reads a backup back; without a file the newest. */
export function verifyBackup(
  services: BackupServices,
  file = newestBackup(services),
  watch: Watch = () => undefined,
): Promise<RunReport> {
  return noted(services, "verify", file ?? "", async () => {
    if (file === null) throw new BackupError("unreadable", "There is no backup yet.");
    return readBack(services.config, file, watch);
  });
}

/** The same without noting it. @throws BackupError */
export async function readBack(
  config: Pick<Config, "dataDir">,
  file: string,
  watch: Watch = () => undefined,
): Promise<WorkResult> {
  if (!existsSync(file)) throw new BackupError("unreadable", `${file} is not there.`);
  const workFolder = backupFolderOf(config);
  makeBackupFolder(workFolder);
  await requireSpace(workFolder, sizeOf(file) + marginBytes);
  return work({ kind: "verify", task: { file, workFolder, migrationsFolder } }, watch);
}

/** With its folder; null when there is none. */
export function newestBackup({ config }: Pick<BackupServices, "config">): string | null {
  const folder = backupFolderOf(config);
  const [name] = backupsIn(folder);
  return name === undefined ? null : path.join(folder, name);
}

async function work(task: BackupTask | VerifyTask, watch: Watch): Promise<WorkResult> {
  const begun = startWork(task);
  watch(begun);
  return begun.done;
}

async function noted(
  { database, now }: BackupServices,
  kind: BackupKind,
  file: string,
  run: () => Promise<WorkResult>,
): Promise<RunReport> {
  const startedMs = now();
  let result: WorkResult = { sizeBytes: 0 };
  let problem = "";
  try {
    result = await run();
  } catch (error) {
    problem = error instanceof BackupError ? error.message : `failed: ${String(error)}`;
  }
  const row: BackupRunRow = {
    ...{ id: randomUUID(), kind, file: path.basename(file), sizeBytes: result.sizeBytes },
    ...{ startedMs, finishedMs: now(), problem: problem.slice(0, 500) },
  };
  await database.write((db) => {
    insertBackupRun(db, row);
    pruneBackupRuns(db, runsKept);
  });
  const { rows, tables } = result;
  return { run: runOf(row), path: file, rows, tables };
}

/** With what has not been written into the file itself yet. */
function sizeOf(file: string): number {
  const sizes = [file, `${file}-wal`].map(
    (name) => statSync(name, { throwIfNoEntry: false })?.size,
  );
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}
