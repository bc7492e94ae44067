import { count, type SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Connection } from "../database";

/** How many rows of a table there are that fulfil this, counted up to `most`. */
export function countUpTo(
  db: Connection,
  table: SQLiteTable,
  where: SQL | undefined,
  most: number,
): number {
  const some = db
    .select({ one: sql<number>`1`.as("one") })
    .from(table)
    .where(where)
    .limit(most)
    .as("some");
  return db.select({ n: count() }).from(some).get()?.n ?? 0;
}
