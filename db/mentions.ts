import { or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/**
 * That a term stands in one of the columns, whatever the case of its ASCII letters. `%`, `_` and `\`
 * of it are plain characters.
 */
export function mentions(columns: readonly SQLiteColumn[], term: string): SQL | undefined {
  const pattern = `%${term.replace(/[\\%_]/g, "\\$&")}%`;
  return or(...columns.map((column) => sql`${column} LIKE ${pattern} ESCAPE '\\'`));
}
