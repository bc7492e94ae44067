import { and, desc, eq, gt, inArray, lte, ne, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { chatMute } from "../schema/sqlite";

export type ChatMuteRow = typeof chatMute.$inferSelect;

/** In the place of a room: everywhere. */
export const everyRoom = "";
/** In the place of a userid: everybody but who keeps order there. */
export const everybody = "";
/** Until when a mute holds that something other than the clock ends: the last date there is. */
export const openEndMs = 8.64e15;

const muteQuery = prepared((db) =>
  db
    .select()
    .from(chatMute)
    .where(
      and(
        eq(chatMute.userid, sql.placeholder("userid")),
        inArray(chatMute.room, [sql.placeholder("room"), everyRoom]),
        gt(chatMute.untilMs, sql.placeholder("nowMs")),
      ),
    )
    .orderBy(desc(chatMute.untilMs))
    .limit(1)
    .prepare(),
);

/** The mute that keeps a user from writing in a room now, the longest of them; null: none does. */
export function findChatMute(
  db: Connection,
  room: string,
  userid: string,
  nowMs: number,
): ChatMuteRow | null {
  return muteQuery(db).get({ room, userid, nowMs }) ?? null;
}

const muteAllQuery = prepared((db) =>
  db
    .select()
    .from(chatMute)
    .where(and(eq(chatMute.room, sql.placeholder("room")), eq(chatMute.userid, everybody)))
    .prepare(),
);

/** What silences a whole room; whether its broadcast has ended since then is not asked here. */
export function findMuteAll(db: Connection, room: string): ChatMuteRow | null {
  return muteAllQuery(db).get({ room }) ?? null;
}

/** Every room that is silenced, by the index of the mutes' ends. */
export function listMuteAlls(db: Connection): ChatMuteRow[] {
  return db
    .select()
    .from(chatMute)
    .where(and(eq(chatMute.untilMs, openEndMs), eq(chatMute.userid, everybody)))
    .all();
}

/** Who is muted in this room (not elsewhere) and until when, who is free first standing first. */
export function chatMutesOf(db: Connection, room: string, nowMs: number): ChatMuteRow[] {
  return db
    .select()
    .from(chatMute)
    .where(
      and(eq(chatMute.room, room), ne(chatMute.userid, everybody), gt(chatMute.untilMs, nowMs)),
    )
    .orderBy(chatMute.untilMs)
    .all();
}

export function insertChatMute(db: Connection, row: ChatMuteRow): void {
  db.insert(chatMute).values(row).run();
}

export function deleteChatMute(db: Connection, room: string, userid: string): void {
  db.delete(chatMute)
    .where(and(eq(chatMute.room, room), eq(chatMute.userid, userid)))
    .run();
}

export function deleteExpiredChatMutes(db: Connection, nowMs: number): void {
  db.delete(chatMute).where(lte(chatMute.untilMs, nowMs)).run();
}
