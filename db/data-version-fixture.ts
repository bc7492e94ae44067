import { sql } from "drizzle-orm";
import type { Connection } from "./database";

/**
 * A number that changes with every commit of another connection that wrote anything (SQLite,
 * PRAGMA data_version): while it stays, no table has changed.
 */
export function dataVersion(connection: Connection): number {
  return connection.get<{ data_version: number }>(sql`pragma data_version`).data_version;
}
