import { and, desc, eq, gt, gte, lt, or, type Placeholder, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { chatMessage } from "../schema/sqlite";

/** One broadcast: by its id, or since its start where a late report gave it another id. */
export interface ChatSession {
  readonly id: string;
  readonly startedMs: number;
}

/** A report that comes late, or is taken back, moves the start of a broadcast by less than this. */
const startMovesMs = 86_400_000;

const seqBeforeQuery = prepared((db) =>
  db
    .select({ seq: chatMessage.seq })
    .from(chatMessage)
    .where(
      and(
        eq(chatMessage.room, sql.placeholder("room")),
        lt(chatMessage.sentMs, sql.placeholder("beforeMs")),
      ),
    )
    .orderBy(desc(chatMessage.sentMs))
    .limit(1)
    .prepare(),
);

/** Number of a message from long before a broadcast: a room may have a million older ones. */
export function lastSeqBefore(db: Connection, room: string, startedMs: number): number {
  return seqBeforeQuery(db).get({ room, beforeMs: startedMs - startMovesMs })?.seq ?? 0;
}

type Given<Value> = Value | Placeholder;

/** Messages of a room after that number. */
export function isAfter(room: Given<string>, afterSeq: Given<number>) {
  return and(eq(chatMessage.room, room), gt(chatMessage.seq, afterSeq));
}

/** By its id, or since its start; `afterSeq` as `lastSeqBefore` has it. */
export function isOfSession(of: {
  readonly room: Given<string>;
  readonly id: Given<string>;
  readonly startedMs: Given<number>;
  readonly afterSeq: Given<number>;
}) {
  return and(
    isAfter(of.room, of.afterSeq),
    or(eq(chatMessage.sessionId, of.id), gte(chatMessage.sentMs, of.startedMs)),
  );
}
