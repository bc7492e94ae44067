import { and, desc, eq, gt, inArray, lt } from "drizzle-orm";
import type { Connection } from "../database";
import { staffNotice } from "../schema/sqlite-admin";

export type StaffNoticeRow = typeof staffNotice.$inferSelect;
export type NewStaffNoticeRow = typeof staffNotice.$inferInsert;

export function insertStaffNotice(db: Connection, row: NewStaffNoticeRow): void {
  db.insert(staffNotice).values(row).run();
}

/** What a broadcaster has not read yet, newest first. */
export function unreadNotices(db: Connection, userid: string, limit: number): StaffNoticeRow[] {
  return db
    .select()
    .from(staffNotice)
    .where(and(eq(staffNotice.userid, userid), eq(staffNotice.readMs, 0)))
    .orderBy(desc(staffNotice.sentMs))
    .limit(limit)
    .all();
}

/** Only those of this broadcaster that are still unread change. */
export function markNoticesRead(
  db: Connection,
  userid: string,
  ids: readonly string[],
  nowMs: number,
): void {
  const unread = and(eq(staffNotice.userid, userid), eq(staffNotice.readMs, 0));
  db.update(staffNotice)
    .set({ readMs: nowMs })
    .where(and(unread, inArray(staffNotice.id, [...ids])))
    .run();
}

/** Forgets what a broadcaster read before `readBeforeMs`, and all unread but the newest `keep`. */
export function pruneNoticesOf(
  db: Connection,
  userid: string,
  { readBeforeMs, keep }: { readonly readBeforeMs: number; readonly keep: number },
): void {
  const his = eq(staffNotice.userid, userid);
  const tooMany = db
    .select({ id: staffNotice.id })
    .from(staffNotice)
    .where(and(his, eq(staffNotice.readMs, 0)))
    .orderBy(desc(staffNotice.sentMs))
    .limit(Number.MAX_SAFE_INTEGER)
    .offset(keep)
    .all();
  db.delete(staffNotice)
    .where(and(his, gt(staffNotice.readMs, 0), lt(staffNotice.readMs, readBeforeMs)))
    .run();
  if (tooMany.length === 0) return;
  const ids = tooMany.map(({ id }) => id);
  db.delete(staffNotice).where(inArray(staffNotice.id, ids)).run();
}

/** Takes back what a broadcaster was told about something and has not read yet. */
export function withdrawNotices(db: Connection, userid: string, kind: string, about: string): void {
  const unread = and(eq(staffNotice.userid, userid), eq(staffNotice.readMs, 0));
  db.delete(staffNotice)
    .where(and(unread, eq(staffNotice.kind, kind), eq(staffNotice.about, about)))
    .run();
}
