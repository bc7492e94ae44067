import { desc, lte } from "drizzle-orm";
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

/** Keeps the newest `keep` complaints; of those of the same millisecond as the first to go, none. */
export function pruneReports(db: Connection, keep: number): void {
  const oldest = db
    .select({ createdMs: report.createdMs })
    .from(report)
    .orderBy(desc(report.createdMs))
    .limit(1)
    .offset(keep)
    .get();
  if (oldest) db.delete(report).where(lte(report.createdMs, oldest.createdMs)).run();
}
