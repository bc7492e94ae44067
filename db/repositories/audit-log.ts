import { and, desc, eq, gte, lt, lte, type SQL } from "drizzle-orm";
import type { Connection } from "../database";
import { pruneOldest } from "../prune-oldest";
import { auditLog } from "../schema/sqlite-admin";

export type AuditRow = typeof auditLog.$inferSelect;
/** A row to be: its number is the database's. */
export type NewAuditRow = typeof auditLog.$inferInsert;

/** Which lines are asked for; what is left out is not asked about. */
export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly outcome?: string | undefined;
  /** Unix ms. */
  readonly fromMs?: number | undefined;
  readonly untilMs?: number | undefined;
  /** Those before this number. */
  readonly beforeSeq?: number | undefined;
}

/** Returns the number of the line. */
export function insertAudit(db: Connection, row: NewAuditRow): number {
  return db.insert(auditLog).values(row).returning({ seq: auditLog.seq }).get().seq;
}

export function setAuditOutcome(db: Connection, seq: number, outcome: string): void {
  db.update(auditLog).set({ outcome }).where(eq(auditLog.seq, seq)).run();
}

/** The newest lines first. */
export function auditLines(db: Connection, filter: AuditFilter, limit: number): AuditRow[] {
  return db
    .select()
    .from(auditLog)
    .where(matching(filter))
    .orderBy(desc(auditLog.seq))
    .limit(limit)
    .all();
}

/** Every operation that stands in the log. */
export function auditedActions(db: Connection): string[] {
  const rows = db.selectDistinct({ action: auditLog.action }).from(auditLog).all();
  return rows.map(({ action }) => action).sort();
}

/** Keeps the newest `keep` lines. */
export function pruneAudit(db: Connection, keep: number): void {
  pruneOldest(db, auditLog, auditLog.seq, keep);
}

function matching(filter: AuditFilter): SQL | undefined {
  const { actor, action, target, outcome, fromMs, untilMs, beforeSeq } = filter;
  return and(
    actor === undefined ? undefined : eq(auditLog.actor, actor),
    action === undefined ? undefined : eq(auditLog.action, action),
    target === undefined ? undefined : eq(auditLog.target, target),
    outcome === undefined ? undefined : eq(auditLog.outcome, outcome),
    fromMs === undefined ? undefined : gte(auditLog.atMs, fromMs),
    untilMs === undefined ? undefined : lte(auditLog.atMs, untilMs),
    beforeSeq === undefined ? undefined : lt(auditLog.seq, beforeSeq),
  );
}
