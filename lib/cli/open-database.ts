import { existsSync } from "node:fs";
import path from "node:path";
import { Database } from "@/db/database";
import { type Config, ConfigError } from "@/lib/config";

/**
 * Works on the server's database, also while it runs. Nothing is migrated: that is the server's.
 * @throws ConfigError when there is no database yet, or one of an older version.
 */
export async function withDatabase<T>(
  config: Config,
  work: (database: Database) => Promise<T> | T,
): Promise<T> {
  const file = path.join(config.dataDir, "mini-lvb.db");
  if (!existsSync(file)) {
    throw new ConfigError(`DATA_DIR holds no database (${file}): start the server once first.`);
  }
  const database = Database.open(file);
  try {
    return await work(database);
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== "SQLITE_ERROR") throw cause;
    throw new ConfigError(
      `The database ${file} is of an older version: start the server once with this one.`,
      { cause },
    );
  } finally {
    database.close();
  }
}
