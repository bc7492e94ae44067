import { and, desc, eq } from "drizzle-orm";
import type { Connection } from "../database";
import { pruneOldest } from "../prune-oldest";
import { backupRun } from "../schema/sqlite-admin";

export type BackupRunRow = typeof backupRun.$inferSelect;

export function insertBackupRun(db: Connection, row: BackupRunRow): void {
  db.insert(backupRun).values(row).run();
}

/** The newest of a kind; of those alone that went well, where `wentWell` asks for them. */
export function lastBackupRun(db: Connection, kind: string, wentWell = false): BackupRunRow | null {
  const row = db
    .select()
    .from(backupRun)
    .where(and(eq(backupRun.kind, kind), wentWell ? eq(backupRun.problem, "") : undefined))
    .orderBy(desc(backupRun.startedMs))
    .limit(1)
    .get();
  return row ?? null;
}

/** The newest of a kind. */
export function listBackupRuns(db: Connection, kind: string, limit: number): BackupRunRow[] {
  return db
    .select()
    .from(backupRun)
    .where(eq(backupRun.kind, kind))
    .orderBy(desc(backupRun.startedMs))
    .limit(limit)
    .all();
}

/** Keeps the newest `keep` of each kind. */
export function pruneBackupRuns(db: Connection, keep: number): void {
  for (const kind of ["backup", "verify"]) {
    pruneOldest(db, backupRun, backupRun.startedMs, keep, eq(backupRun.kind, kind));
  }
}
