import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import path from "node:path";
import type { Config } from "@/lib/config";
import { BackupError } from "./backup-error";

const namePattern = /^mini-lvb-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z\.db$/;
/** Left behind by a process that died in the middle. */
const leftOver = /^mini-lvb-.*\.db\.part(-journal|-wal|-shm)?$|^\.verify-/;

/** Nobody works on a backup for so long. */
const leftOverMs = 6 * 3_600_000;

/** Where backups are unless somebody says otherwise. */
export function backupFolderOf({ dataDir }: Pick<Config, "dataDir">): string {
  return path.join(dataDir, "backups");
}

/** Sorted by name the names are sorted by time. */
export function backupName(atMs: number): string {
  return `mini-lvb-${new Date(atMs).toISOString().replace(/[:.]/g, "-")}.db`;
}

/** Whether this is the name of a backup of ours, and of no other file. */
export function isBackupName(name: string): boolean {
  return namePattern.test(name);
}

/** The newest first. */
export function backupsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(isBackupName).sort().reverse();
  } catch {
    // A folder that is not there holds none.
    return [];
  }
}

/** @throws BackupError `notWritable` */
export function makeBackupFolder(folder: string): void {
  try {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    throw new BackupError("notWritable", error instanceof Error ? error.message : String(error));
  }
}

/** Keeps the newest ones. */
export function tidyBackups(folder: string, keep: number): void {
  for (const name of backupsIn(folder).slice(keep)) {
    rmSync(path.join(folder, name), { force: true });
    rmSync(path.join(folder, `${name}.json`), { force: true });
  }
}

/** Removes what a process that died in the middle left; what is young may still be worked on. */
export function removeLeftOvers(folder: string): void {
  for (const name of readdirSync(folder).filter((name) => leftOver.test(name))) {
    const file = path.join(folder, name);
    const { mtimeMs = Date.now() } = statSync(file, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > leftOverMs) rmSync(file, { recursive: true, force: true });
  }
}

/** Asks before: a disk that is filled to the brim takes recordings and the database down as well. */
export async function requireSpace(folder: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes >= neededBytes) return;
  const mb = (bytes: number) => Math.ceil(bytes / (1024 * 1024));
  const detail = `It needs ${mb(neededBytes)} MB in ${folder}, where ${mb(freeBytes)} MB are free.`;
  throw new BackupError("diskFull", detail);
}
