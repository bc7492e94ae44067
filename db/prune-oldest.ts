import { desc, lte } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Connection } from "./database";

/** Keeps the newest `keep` rows; of those of the same millisecond as the first to go, none. */
export function pruneOldest(
  db: Connection,
  table: SQLiteTable,
  time: SQLiteColumn,
  keep: number,
): void {
  const oldest = db
    .select({ at: time })
    .from(table)
    .orderBy(desc(time))
    .limit(1)
    .offset(keep)
    .get();
  if (oldest) db.delete(table).where(lte(time, oldest.at)).run();
}
