import { or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/**
 * That a term stands in one of the columns, whatever the case of its ASCII letters. `%`, `_` and `\`
 * of it are plain characters.
 */
export function mentions(columns: readonly SQLiteColumn[], term: string): SQL | undefined {
  const pattern = `%${term.replace(/[\\%_]/g, "\\$&")}%`;
  // What needs no escape is looked for without: a third less time for each row.
  const like = pattern.includes("\\") ? sql`${pattern} ESCAPE '\\'` : sql`${pattern}`;
  return or(...columns.map((column) => sql`${column} LIKE ${like}`));
}
