import { and, desc, lte, type SQL } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Connection } from "./database";

/**
 * Keeps the newest `keep` rows, of all or of those that `which` names; of those of the same
 * millisecond as the first to go, none.
 */
export function pruneOldest(
  db: Connection,
  table: SQLiteTable,
  time: SQLiteColumn,
  keep: number,
  which?: SQL,
): void {
  const oldest = db
    .select({ at: time })
    .from(table)
    .where(which)
    .orderBy(desc(time))
    .limit(1)
    .offset(keep)
    .get();
  if (oldest)
    db.delete(table)
      .where(and(which, lte(time, oldest.at)))
      .run();
}
