import { existsSync } from "node:fs";
import path from "node:path";
import { DataFolderInUseError, lockDataFolder } from "@/db/data-folder-lock";
import { Database } from "@/db/database";
import { type Config, ConfigError } from "@/lib/config";
import { writeAudit } from "@/lib/services/audit";
import { BackupError } from "@/lib/services/backups/backup-error";
import { restoreBackup } from "@/lib/services/backups/restore";
import { backupFile } from "./backup";

/**
 * Puts a backup in the place of the database of a server that is stopped. Answers what to print.
 * @throws ConfigError when the server runs or the backup cannot be relied on.
 */
export async function restoreDatabase(config: Config, file: string | undefined): Promise<string> {
  if (!file) throw new ConfigError("Usage: mini-lvb restore FILE");
  if (!existsSync(config.dataDir)) {
    throw new ConfigError(`DATA_DIR is not there (${config.dataDir}): make it, or name another.`);
  }
  const unlock = claim(config);
  try {
    const from = backupFile(config, file);
    const kept = await restoreBackup(config, from, Date.now());
    await note(config, path.basename(from));
    const before = kept ? ` What was there is kept as ${kept}.` : "";
    return `${from} is in place; start the server.${before}`;
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    const { problem, detail } = error;
    throw new ConfigError(
      `Nothing was changed, as the backup cannot be used (${problem}): ${detail}`,
    );
  } finally {
    unlock();
  }
}

function claim({ dataDir }: Config): () => void {
  try {
    return lockDataFolder(dataDir);
  } catch (cause) {
    if (!(cause instanceof DataFolderInUseError)) throw cause;
    throw new ConfigError(`The server of ${dataDir} is running: stop it first.`, { cause });
  }
}

/** In the audit log of what was restored, which this version brings up to date for it. */
async function note({ dataDir }: Config, file: string): Promise<void> {
  const database = Database.open(path.join(dataDir, "mini-lvb.db"));
  try {
    database.migrate();
    const services = { now: () => Date.now() };
    await database.write((db) =>
      writeAudit(services, db, "cli", { action: "restoreBackup", target: file }, "done"),
    );
  } finally {
    database.close();
  }
}
