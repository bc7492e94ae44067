import { and, asc, eq, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { account, roomModerator } from "../schema/sqlite";

const moderatorQuery = prepared((db) =>
  db
    .select({ addedMs: roomModerator.addedMs })
    .from(roomModerator)
    .where(
      and(
        eq(roomModerator.room, sql.placeholder("room")),
        eq(roomModerator.userid, sql.placeholder("userid")),
      ),
    )
    .prepare(),
);

/** Whether the broadcaster of a room has named somebody to keep order there. */
export function isNamedModerator(db: Connection, room: string, userid: string): boolean {
  return moderatorQuery(db).get({ room, userid }) !== undefined;
}

/** Who keeps order in a room beside its broadcaster, by when they were named. */
export function moderatorsOf(
  db: Connection,
  room: string,
): { readonly userid: string; readonly nickname: string }[] {
  return db
    .select({ userid: account.userid, nickname: account.nickname })
    .from(roomModerator)
    .innerJoin(account, eq(account.userid, roomModerator.userid))
    .where(eq(roomModerator.room, room))
    .orderBy(asc(roomModerator.addedMs), asc(roomModerator.userid))
    .all();
}

export function countModerators(db: Connection, room: string): number {
  const rows = db.select({ n: sql<number>`count(*)` }).from(roomModerator);
  return rows.where(eq(roomModerator.room, room)).get()?.n ?? 0;
}

/** Naming somebody twice changes nothing. */
export function insertModerator(db: Connection, room: string, userid: string, nowMs: number): void {
  db.insert(roomModerator).values({ room, userid, addedMs: nowMs }).onConflictDoNothing().run();
}

export function deleteModerator(db: Connection, room: string, userid: string): void {
  db.delete(roomModerator)
    .where(and(eq(roomModerator.room, room), eq(roomModerator.userid, userid)))
    .run();
}
