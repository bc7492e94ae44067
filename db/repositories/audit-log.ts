import { and, asc, desc, eq, gte, lt, lte, max, type SQL } from "drizzle-orm";
import type { Connection } from "../database";
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
    .where(matching(filter, boundsOf(db, filter)))
    .orderBy(desc(auditLog.seq))
    .limit(limit)
    .all();
}

/** Keeps the newest `keep` lines; their numbers have no gaps, as nothing else removes any. */
export function pruneAudit(db: Connection, keep: number): void {
  const newest =
    db
      .select({ seq: max(auditLog.seq) })
      .from(auditLog)
      .get()?.seq ?? 0;
  db.delete(auditLog)
    .where(lte(auditLog.seq, newest - keep))
    .run();
}

/** Numbers grow with time, so that a time is found by its index and the rest by theirs. */
function boundsOf(
  db: Connection,
  { fromMs, untilMs, beforeSeq }: AuditFilter,
): { readonly first: number | undefined; readonly end: number | undefined } {
  const seqAt = (where: SQL, order: SQL) =>
    db.select({ seq: auditLog.seq }).from(auditLog).where(where).orderBy(order).limit(1).get()?.seq;
  // Where nothing is as late, or as early, no number fits.
  const first =
    fromMs === undefined
      ? undefined
      : (seqAt(gte(auditLog.atMs, fromMs), asc(auditLog.atMs)) ?? Number.MAX_SAFE_INTEGER);
  const last =
    untilMs === undefined
      ? undefined
      : (seqAt(lte(auditLog.atMs, untilMs), desc(auditLog.atMs)) ?? 0);
  const ends = [beforeSeq, last === undefined ? undefined : last + 1].filter(
    (end) => end !== undefined,
  );
  return { first, end: ends.length > 0 ? Math.min(...ends) : undefined };
}

function matching(
  { actor, action, target, outcome }: AuditFilter,
  { first, end }: ReturnType<typeof boundsOf>,
): SQL | undefined {
  return and(
    actor === undefined ? undefined : eq(auditLog.actor, actor),
    action === undefined ? undefined : eq(auditLog.action, action),
    target === undefined ? undefined : eq(auditLog.target, target),
    outcome === undefined ? undefined : eq(auditLog.outcome, outcome),
    first === undefined ? undefined : gte(auditLog.seq, first),
    end === undefined ? undefined : lt(auditLog.seq, end),
  );
}
