import { and, asc, desc, eq, gt, gte, inArray, lt, lte, max, ne, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { chatMessage } from "../schema/sqlite";
import { type ChatSession, isAfter, isOfSession, lastSeqBefore } from "./chat-session";

export type ChatMessageRow = typeof chatMessage.$inferSelect;
/** A message before it has its number; what a plain one has not may be left out. */
export type NewChatMessage = Omit<typeof chatMessage.$inferInsert, "seq">;

/** In the place of `kind`: messages were hidden; readers who come back learn of it. */
export const removedKind = "removed";
/** Rooms looked at when somebody's messages are taken away everywhere. */
const maxRoomsOfWriter = 200;

const isMessage = ne(chatMessage.kind, removedKind);
const isShown = eq(chatMessage.hiddenMs, 0);

const byIdQuery = prepared((db) =>
  db
    .select()
    .from(chatMessage)
    .where(
      and(eq(chatMessage.room, sql.placeholder("room")), eq(chatMessage.id, sql.placeholder("id"))),
    )
    .prepare(),
);

const newestQuery = prepared((db) =>
  db
    .select({ seq: chatMessage.seq })
    .from(chatMessage)
    .where(eq(chatMessage.room, sql.placeholder("room")))
    .orderBy(desc(chatMessage.seq))
    .limit(1)
    .prepare(),
);

const afterQuery = prepared((db) =>
  db
    .select()
    .from(chatMessage)
    .where(
      and(
        eq(chatMessage.room, sql.placeholder("room")),
        gt(chatMessage.seq, sql.placeholder("seq")),
        isShown,
      ),
    )
    .orderBy(asc(chatMessage.seq))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** The message of that id in a room; null when nobody has sent it. */
export function findChatMessage(db: Connection, room: string, id: string): ChatMessageRow | null {
  return byIdQuery(db).get({ room, id }) ?? null;
}

/** Stores a message that is not there yet, and numbers it. */
export function insertChatMessage(db: Connection, row: NewChatMessage): void {
  db.insert(chatMessage).values(row).run();
}

/** Number of the room's last message; 0 when there is none. */
export function newestChatSeq(db: Connection, room: string): number {
  return newestQuery(db).get({ room })?.seq ?? 0;
}

/** Messages of a room that are shown and removals after that number, oldest first. */
export function chatMessagesAfter(
  db: Connection,
  room: string,
  seq: number,
  limit: number,
): ChatMessageRow[] {
  return afterQuery(db).all({ room, seq, limit });
}

const lastQuery = prepared((db) =>
  db
    .select()
    .from(chatMessage)
    .where(
      and(
        isOfSession({
          room: sql.placeholder("room"),
          id: sql.placeholder("id"),
          startedMs: sql.placeholder("startedMs"),
          afterSeq: sql.placeholder("afterSeq"),
        }),
        isMessage,
        isShown,
      ),
    )
    .orderBy(desc(chatMessage.seq))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** The last messages of a broadcast that are shown, oldest first. */
export function lastChatMessages(
  db: Connection,
  room: string,
  { id, startedMs }: ChatSession,
  limit: number,
): ChatMessageRow[] {
  const afterSeq = lastSeqBefore(db, room, startedMs);
  return lastQuery(db).all({ room, id, startedMs, afterSeq, limit }).reverse();
}

const betweenQuery = prepared((db) =>
  db
    .select()
    .from(chatMessage)
    .where(
      and(
        eq(chatMessage.room, sql.placeholder("room")),
        gte(chatMessage.sentMs, sql.placeholder("fromMs")),
        lt(chatMessage.sentMs, sql.placeholder("untilMs")),
        isMessage,
        isShown,
      ),
    )
    .orderBy(asc(chatMessage.sentMs), asc(chatMessage.seq))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/**
 * What was said in a room from one time until before another and is shown, as it was said: of those
 * of one millisecond as they are numbered. More than `limit`: the first of them; the rest begins at
 * the time of the last, which may have fellows.
 */
export function chatMessagesBetween(
  db: Connection,
  room: string,
  fromMs: number,
  untilMs: number,
  limit: number,
): ChatMessageRow[] {
  return betweenQuery(db).all({ room, fromMs, untilMs, limit });
}

/**
 * Rooms in which something of a user is shown, those that he wrote in last first. It looks through
 * all messages once; the plus keeps SQLite from doing so room by room, which takes ten times as long.
 */
export function roomsOfWriter(db: Connection, userid: string): string[] {
  return db
    .select({ room: chatMessage.room, last: sql<number>`max(${chatMessage.seq})` })
    .from(chatMessage)
    .where(and(eq(chatMessage.userid, userid), isMessage, isShown))
    .groupBy(sql`+${chatMessage.room}`)
    .orderBy(desc(sql`max(${chatMessage.seq})`))
    .limit(maxRoomsOfWriter)
    .all()
    .map(({ room }) => room);
}

/** When something was hidden, Unix ms, and by whom. */
export interface Hidden {
  readonly hiddenMs: number;
  readonly hiddenBy: string;
}

/** Hides one message of a room, and what others quoted of it. */
export function hideChatMessage(db: Connection, room: string, id: string, hidden: Hidden): void {
  const row = findChatMessage(db, room, id);
  if (!row) return;
  db.update(chatMessage)
    .set(hidden)
    .where(and(eq(chatMessage.seq, row.seq), isMessage))
    .run();
  // Answers come after what they answer.
  db.update(chatMessage)
    .set({ replyText: "" })
    .where(and(isAfter(room, row.seq), eq(chatMessage.replyTo, id)))
    .run();
}

/**
 * Hides what a user wrote in a broadcast and everybody still reads, and what others quoted of it.
 * Returns whether there was anything.
 */
export function hideChatMessagesOf(
  db: Connection,
  room: string,
  { id, startedMs }: ChatSession,
  userid: string,
  hidden: Hidden,
): boolean {
  const afterSeq = lastSeqBefore(db, room, startedMs);
  const isHis = and(isAfter(room, afterSeq), eq(chatMessage.userid, userid), isMessage);
  const { changes } = db
    .update(chatMessage)
    .set(hidden)
    .where(and(isOfSession({ room, id, startedMs, afterSeq }), isHis, isShown))
    .run();
  if (changes === 0) return false;
  const gone = db
    .select({ id: chatMessage.id })
    .from(chatMessage)
    .where(and(isHis, gt(chatMessage.hiddenMs, 0)));
  db.update(chatMessage)
    .set({ replyText: "" })
    .where(
      and(
        isAfter(room, afterSeq),
        ne(chatMessage.replyText, ""),
        inArray(chatMessage.replyTo, gone),
      ),
    )
    .run();
  return true;
}

/** Keeps the newest `keep` messages of all rooms together. */
export function pruneChatMessages(db: Connection, keep: number): void {
  const newest =
    db
      .select({ seq: max(chatMessage.seq) })
      .from(chatMessage)
      .get()?.seq ?? 0;
  // By their numbers, which have no gaps: counting a million rows would hold everybody up.
  db.delete(chatMessage)
    .where(lte(chatMessage.seq, newest - keep))
    .run();
}
