import path from "node:path";
import SqliteDatabase from "better-sqlite3";

/** Another process works in the same data folder. */
export class DataFolderInUseError extends Error {
  override readonly name = "DataFolderInUseError";
}

/**
 * Claims a data folder for this process, so that a second one neither ends the lives of the first
 * nor finishes its running recordings. The operating system lets go of the claim when the process
 * dies, however it dies. Returns what releases it.
 * @throws DataFolderInUseError
 */
export function lockDataFolder(folder: string): () => void {
  const holder = new SqliteDatabase(path.join(folder, "lock.db"), { timeout: 0 });
  try {
    holder.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    holder.close();
    if (cause instanceof SqliteDatabase.SqliteError && cause.code === "SQLITE_BUSY") {
      throw new DataFolderInUseError("the folder is in use", { cause });
    }
    throw cause;
  }
  return () => holder.close();
}
