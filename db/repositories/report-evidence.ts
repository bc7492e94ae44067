import { and, asc, desc, eq, gt, gte, inArray, lt, lte, ne } from "drizzle-orm";
import type { Connection } from "../database";
import { account, chatMessage, tapeData, webGuest } from "../schema/sqlite";
import { type ChatMessageRow, removedKind } from "./chat-messages";
import type { TapeRow } from "./tapes";

/** What was written in a room before a moment and after it, hidden or not; the older first. */
export function chatMessagesAround(
  db: Connection,
  room: string,
  atMs: number,
  each: number,
): { readonly before: ChatMessageRow[]; readonly after: ChatMessageRow[] } {
  const { sentMs } = chatMessage;
  const inRoom = and(eq(chatMessage.room, room), ne(chatMessage.kind, removedKind));
  const rows = () => db.select().from(chatMessage);
  const before = rows()
    .where(and(inRoom, lt(sentMs, atMs)))
    .orderBy(desc(sentMs))
    .limit(each);
  const after = rows()
    .where(and(inRoom, gt(sentMs, atMs)))
    .orderBy(asc(sentMs))
    .limit(each);
  return { before: before.all().reverse(), after: after.all() };
}

/** The recording of a broadcaster that has this moment (Unix ms), deleted ones too. */
export function tapeCovering(db: Connection, userid: string, atMs: number): TapeRow | null {
  const row = db
    .select()
    .from(tapeData)
    .where(and(eq(tapeData.userid, userid), gte(tapeData.endMs, atMs), lte(tapeData.startMs, atMs)))
    .orderBy(asc(tapeData.endMs))
    .limit(1)
    .get();
  return row ?? null;
}

/** How these people are called: accounts, and guests of the web. */
export function nicknamesAmong(
  db: Connection,
  userids: readonly string[],
): ReadonlyMap<string, string> {
  const ids = [...new Set(userids)].filter((id) => id !== "");
  if (ids.length === 0) return new Map();
  const guests = db
    .select({ userid: webGuest.userid, nickname: webGuest.nickname })
    .from(webGuest)
    .where(inArray(webGuest.userid, ids))
    .all();
  const accounts = db
    .select({ userid: account.userid, nickname: account.nickname })
    .from(account)
    .where(inArray(account.userid, ids))
    .all();
  return new Map([...guests, ...accounts].map(({ userid, nickname }) => [userid, nickname]));
}
