import {
  and,
  between,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  max,
  or,
  sql,
} from "drizzle-orm";
import type { Connection } from "../database";
import { allPlaceholders, prepared, wholeRow } from "../prepared";
import { livePush, liveSession } from "../schema/sqlite";
import { ofStreamSince } from "./live-sessions";

export type PushRow = typeof livePush.$inferSelect;
/** A row to be: what is left out has the default of its column. */
export type NewPushRow = typeof livePush.$inferInsert;

const pushQuery = prepared((db) =>
  db
    .select()
    .from(livePush)
    .where(
      and(
        eq(livePush.streamName, sql.placeholder("streamName")),
        eq(livePush.sequence, sql.placeholder("sequence")),
      ),
    )
    .prepare(),
);

const insertPushQuery = prepared((db) =>
  db.insert(livePush).values(allPlaceholders(livePush)).prepare(),
);

/** Pushes that began and have not ended, as far as is known. */
export function openPushes(db: Connection): PushRow[] {
  return db
    .select()
    .from(livePush)
    .where(
      and(isNotNull(livePush.startedMs), isNull(livePush.endedMs), isNull(livePush.concludedMs)),
    )
    .all();
}

/** Pushes of a stream that nobody has reported, neither their start nor their end. */
export function seenPushes(db: Connection, streamName: string): PushRow[] {
  return db
    .select()
    .from(livePush)
    .where(and(eq(livePush.streamName, streamName), eq(livePush.seen, 1), isNull(livePush.endedMs)))
    .all();
}

export function findPush(db: Connection, streamName: string, sequence: string): PushRow | null {
  return pushQuery(db).get({ streamName, sequence }) ?? null;
}

const pushesOfStreamQuery = prepared((db) => {
  const sinceMs = sql.placeholder("sinceMs");
  const streamName = sql.placeholder("streamName");
  const sessions = db.select({ id: liveSession.id }).from(liveSession).where(ofStreamSince);
  return db
    .select()
    .from(livePush)
    .where(
      and(
        eq(livePush.streamName, streamName),
        or(
          and(isNull(livePush.endedMs), isNull(livePush.concludedMs)),
          gte(livePush.endedMs, sinceMs),
          gte(livePush.concludedMs, sinceMs),
          inArray(livePush.sessionId, sessions),
        ),
      ),
    )
    .prepare();
});

/**
 * Pushes of a stream that run, ended since `sinceMs` or belong to a session that runs or did, in no
 * order.
 */
export function pushesOfStreamSince(
  db: Connection,
  streamName: string,
  sinceMs: number,
): PushRow[] {
  return pushesOfStreamQuery(db).all({ streamName, sinceMs });
}

/** Pushes of this stream, let in or not, that began in this span (Unix ms, both ends in it). */
export function pushesBegunBetween(
  db: Connection,
  streamName: string,
  fromMs: number,
  toMs: number,
): PushRow[] {
  return db
    .select()
    .from(livePush)
    .where(and(eq(livePush.streamName, streamName), between(livePush.startedMs, fromMs, toMs)))
    .all();
}

/** The push of this stream, let in or not, that began last before then; null: none did. */
export function lastPushBegunBefore(
  db: Connection,
  streamName: string,
  atMs: number,
): PushRow | null {
  const last = db
    .select()
    .from(livePush)
    .where(and(eq(livePush.streamName, streamName), lt(livePush.startedMs, atMs)))
    .orderBy(desc(livePush.startedMs))
    .limit(1)
    .get();
  return last ?? null;
}

/** When a push of this stream last ended by one of these codes since then, Unix ms; 0: none did. */
export function lastPushEndedBy(
  db: Connection,
  streamName: string,
  errorCodes: readonly number[],
  sinceMs: number,
): number {
  const last = db
    .select({ atMs: max(livePush.startedMs) })
    .from(livePush)
    .where(
      and(
        eq(livePush.streamName, streamName),
        gte(livePush.startedMs, sinceMs),
        inArray(livePush.errorCode, [...errorCodes]),
      ),
    )
    .get();
  return last?.atMs ?? 0;
}

export function insertPush(db: Connection, row: NewPushRow): void {
  insertPushQuery(db).run({ ...wholeRow(livePush, row) });
}

export function updatePush(db: Connection, id: string, change: Partial<PushRow>): void {
  db.update(livePush).set(change).where(eq(livePush.id, id)).run();
}

export function deletePush(db: Connection, id: string): void {
  db.delete(livePush).where(eq(livePush.id, id)).run();
}
