import { existsSync } from "node:fs";
import path from "node:path";
import { type Config, ConfigError } from "@/lib/config";
import { writeAudit } from "@/lib/services/audit";
import { backupFolderOf, isBackupName } from "@/lib/services/backups/backup-folder";
import {
  type BackupServices,
  backUp,
  type RunReport,
  verifyBackup,
} from "@/lib/services/backups/backups";
import { withDatabase } from "./open-database";

/**
 * Backs the database up, also while the server runs. Answers what to print.
 * @throws ConfigError when it did not succeed.
 */
export function backUpDatabase(config: Config, folder?: string): Promise<string> {
  return asOperator(config, "adminBackUp", async (services) => {
    const to = folder === undefined ? backupFolderOf(config) : path.resolve(folder);
    const { run, path: file } = required(
      "The database could not be backed up",
      await backUp(services, to),
    );
    return [
      `Backed up to ${file} (${run.sizeBytes} bytes).`,
      `Keep with it: ${path.join(config.dataDir, "secrets.json")} and your .env. Without SESSION_KEY`,
      "nobody can read what is sealed in it, and without PUSH_KEY push addresses are void.",
      `Not in it: recordings (${path.join(config.dataDir, "recordings")}) and pictures (${path.join(config.dataDir, "uploads")}).`,
    ].join("\n");
  });
}

/**
 * Reads a backup back; without a file the newest of the data folder. Answers what to print.
 * @throws ConfigError when it cannot be relied on.
 */
export function verifyDatabaseBackup(config: Config, file?: string): Promise<string> {
  return asOperator(config, "adminVerifyBackup", async (services) => {
    const given = file === undefined ? undefined : backupFile(config, file);
    const report = required("The backup cannot be relied on", await verifyBackup(services, given));
    return `${report.path} is whole: ${report.tables} tables with ${report.rows} rows, and this version can work with it.`;
  });
}

/** A path, or the name of one in the data folder's own place for backups. */
export function backupFile(config: Config, file: string): string {
  const own = path.join(backupFolderOf(config), file);
  return isBackupName(file) && existsSync(own) ? own : path.resolve(file);
}

function required(words: string, report: RunReport): RunReport {
  const { problem, detail } = report.run;
  if (problem === "") return report;
  throw new ConfigError(`${words} (${problem}): ${detail}`);
}

/** With a line in the audit log, as for whoever does the same in the console. */
function asOperator(
  config: Config,
  action: string,
  work: (services: BackupServices) => Promise<string>,
): Promise<string> {
  return withDatabase(config, async (database) => {
    const services = { config, database, now: () => Date.now() };
    const note = (outcome: string) =>
      database.write((db) => writeAudit(services, db, "cli", { action }, outcome));
    try {
      const words = await work(services);
      await note("done");
      return words;
    } catch (error) {
      await note("updateFailed");
      throw error;
    }
  });
}
