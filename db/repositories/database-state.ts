import { desc, eq, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { liveData, report } from "../schema/sqlite";

/** A number that SQLite tells of a database. */
function pragma(db: Connection, name: "page_count" | "freelist_count"): number {
  const row = db.get<Record<string, number>>(sql.raw(`pragma ${name}`));
  return row?.[name] ?? 0;
}

export function pagesOf(db: Connection): { readonly pages: number; readonly freePages: number } {
  return { pages: pragma(db, "page_count"), freePages: pragma(db, "freelist_count") };
}

/** How many migrations the database has had, and when the last of them was made, Unix ms. */
export function migrationsOf(db: Connection): { readonly count: number; readonly lastMs: number } {
  const row = db.get<{ count: number; lastMs: number | null }>(
    sql`select count(*) as "count", max(created_at) as "lastMs" from __drizzle_migrations`,
  );
  return { count: row?.count ?? 0, lastMs: Number(row?.lastMs ?? 0) };
}

/**
 * The number of each table's newest row, which is found without counting: as many as there are, if
 * none was ever removed.
 */
export function newestRows(db: Connection): { readonly table: string; readonly row: number }[] {
  const names = db.all<{ name: string }>(
    sql`select name from sqlite_schema where type = 'table' and name not like '\\_\\_%' escape '\\' and name not like 'sqlite\\_%' escape '\\'`,
  );
  return names.map(({ name }) => {
    const query = sql`select max(rowid) as "row" from ${sql.identifier(name)}`;
    return { table: name, row: db.get<{ row: number | null }>(query)?.row ?? 0 };
  });
}

/** Everybody who watches something that is on air. */
export function sumViewers(db: Connection): number {
  const viewers = sql<number>`coalesce(sum(${liveData.viewerCount} + ${liveData.webViewerCount}), 0)`;
  return db.select({ viewers }).from(liveData).where(eq(liveData.status, 1)).get()?.viewers ?? 0;
}

/** Complaints that nobody has looked at yet; `limit` at most. */
export function countOpenReports(db: Connection, limit: number): number {
  const open = db
    .select({ at: report.createdMs })
    .from(report)
    .where(eq(report.status, "open"))
    .orderBy(desc(report.createdMs))
    .limit(limit)
    .as("open");
  return db.select({ n: sql<number>`count(*)` }).from(open).get()?.n ?? 0;
}
