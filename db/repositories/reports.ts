import { desc } from "drizzle-orm";
import type { Connection } from "../database";
import { pruneOldest } from "../prune-oldest";
import { report } from "../schema/sqlite";

export type ReportRow = typeof report.$inferSelect;
/** A row to be: what is left out has the default of its column. */
export type NewReportRow = typeof report.$inferInsert;

export function insertReport(db: Connection, row: NewReportRow): void {
  db.insert(report).values(row).run();
}

/** The newest complaints. */
export function listReports(db: Connection, limit: number): ReportRow[] {
  return db.select().from(report).orderBy(desc(report.createdMs)).limit(limit).all();
}

/** Keeps the newest `keep` complaints; of those of the same millisecond as the first to go, none. */
export function pruneReports(db: Connection, keep: number): void {
  pruneOldest(db, report, report.createdMs, keep);
}
