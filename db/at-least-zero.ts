import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/** A counter plus the placeholder `change`, never below 0; in words that SQLite and MySQL share. */
export function atLeastZero(counter: SQLiteColumn): SQL {
  const sum = sql`${counter} + ${sql.placeholder("change")}`;
  return sql`case when ${sum} < 0 then 0 else ${sum} end`;
}
