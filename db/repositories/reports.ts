import { desc } from "drizzle-orm";
import type { Connection } from "../database";
import { report } from "../schema/sqlite";

export type ReportRow = typeof report.$inferSelect;

export function insertReport(db: Connection, row: ReportRow): void {
  db.insert(report).values(row).run();
}

/** The newest complaints. */
export function listReports(db: Connection, limit: number): ReportRow[] {
  return db.select().from(report).orderBy(desc(report.createdMs)).limit(limit).all();
}
