import { and, asc, desc, eq, gt, gte, or, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { pruneOldest } from "../prune-oldest";
import { chatMessage } from "../schema/sqlite";

export type ChatMessageRow = typeof chatMessage.$inferSelect;
/** A message before it has its number. */
export type NewChatMessage = Omit<ChatMessageRow, "seq">;

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

/** Messages of a room after that number, oldest first. */
export function chatMessagesAfter(
  db: Connection,
  room: string,
  seq: number,
  limit: number,
): ChatMessageRow[] {
  return afterQuery(db).all({ room, seq, limit });
}

/** The last messages of the room's last broadcast, by its id or since its start, oldest first. */
export function lastChatMessages(
  db: Connection,
  room: string,
  session: { readonly id: string; readonly startedMs: number },
  limit: number,
): ChatMessageRow[] {
  return db
    .select()
    .from(chatMessage)
    .where(
      and(
        eq(chatMessage.room, room),
        or(eq(chatMessage.sessionId, session.id), gte(chatMessage.sentMs, session.startedMs)),
      ),
    )
    .orderBy(desc(chatMessage.seq))
    .limit(limit)
    .all()
    .reverse();
}

/** Keeps the newest `keep` messages of all rooms together. */
export function pruneChatMessages(db: Connection, keep: number): void {
  pruneOldest(db, chatMessage, chatMessage.seq, keep);
}
