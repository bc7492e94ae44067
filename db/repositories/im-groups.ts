import { and, asc, eq, lte } from "drizzle-orm";
import type { Connection } from "../database";
import { imGroup } from "../schema/sqlite";

export type ImGroupRow = typeof imGroup.$inferSelect;

export function findImGroup(db: Connection, groupid: string): ImGroupRow | null {
  return db.select().from(imGroup).where(eq(imGroup.groupid, groupid)).get() ?? null;
}

export function insertImGroup(db: Connection, row: ImGroupRow): void {
  db.insert(imGroup).values(row).run();
}

export function updateImGroup(db: Connection, groupid: string, change: Partial<ImGroupRow>): void {
  db.update(imGroup).set(change).where(eq(imGroup.groupid, groupid)).run();
}

export function deleteImGroup(db: Connection, groupid: string): void {
  db.delete(imGroup).where(eq(imGroup.groupid, groupid)).run();
}

/** Groups that are to be there, confirmed or not. */
export function wantedImGroups(db: Connection): ImGroupRow[] {
  return db.select().from(imGroup).where(eq(imGroup.wanted, "open")).all();
}

/** Unconfirmed wishes whose time has come, the longest due first. */
export function dueImGroups(db: Connection, nowMs: number, limit: number): ImGroupRow[] {
  return db
    .select()
    .from(imGroup)
    .where(and(eq(imGroup.done, 0), lte(imGroup.nextTryMs, nowMs)))
    .orderBy(asc(imGroup.nextTryMs))
    .limit(limit)
    .all();
}

/** Wishes that IM has not confirmed yet; for the admin and the doctor. */
export function unconfirmedImGroups(db: Connection, limit: number): ImGroupRow[] {
  return db
    .select()
    .from(imGroup)
    .where(eq(imGroup.done, 0))
    .orderBy(asc(imGroup.changedMs))
    .limit(limit)
    .all();
}

/** Forgets closed groups that nothing has been done about since then. */
export function deleteClosedImGroups(db: Connection, changedBeforeMs: number): void {
  db.delete(imGroup)
    .where(and(eq(imGroup.wanted, "closed"), lte(imGroup.changedMs, changedBeforeMs)))
    .run();
}
