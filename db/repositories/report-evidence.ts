import { and, asc, desc, eq, gt, gte, lt, lte, ne } from "drizzle-orm";
import type { Connection } from "../database";
import { isAmong, listOf, prepared } from "../prepared";
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

const guestNamesQuery = prepared((db) =>
  db
    .select({ userid: webGuest.userid, nickname: webGuest.nickname })
    .from(webGuest)
    .where(isAmong(webGuest.userid, "ids"))
    .prepare(),
);

const accountNamesQuery = prepared((db) =>
  db
    .select({ userid: account.userid, nickname: account.nickname })
    .from(account)
    .where(isAmong(account.userid, "ids"))
    .prepare(),
);

/** How these people are called: accounts, and guests of the web. */
export function nicknamesAmong(
  db: Connection,
  userids: readonly string[],
): ReadonlyMap<string, string> {
  const some = [...new Set(userids)].filter((id) => id !== "");
  if (some.length === 0) return new Map();
  const ids = listOf(some);
  const named = [...guestNamesQuery(db).all({ ids }), ...accountNamesQuery(db).all({ ids })];
  return new Map(named.map(({ userid, nickname }) => [userid, nickname]));
}
