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
  lte,
  max,
  ne,
  notExists,
  notInArray,
  or,
  sql,
} from "drizzle-orm";
import { atLeastZero } from "../at-least-zero";
import type { Connection } from "../database";
import { allPlaceholders, prepared, wholeRow } from "../prepared";
import { account, liveData, livePush, liveSession } from "../schema/sqlite";

export type LiveRow = typeof liveData.$inferSelect;
export type SessionRow = typeof liveSession.$inferSelect;
export type PushRow = typeof livePush.$inferSelect;
/** Rows to be: what is left out has the default of its column. */
export type NewLiveRow = typeof liveData.$inferInsert;
export type NewPushRow = typeof livePush.$inferInsert;

const byUserQuery = prepared((db) =>
  db
    .select()
    .from(liveData)
    .where(eq(liveData.userid, sql.placeholder("userid")))
    .prepare(),
);

const byStreamQuery = prepared((db) =>
  db
    .select()
    .from(liveData)
    .where(eq(liveData.streamName, sql.placeholder("streamName")))
    .prepare(),
);

const shown = and(eq(liveData.status, 1), eq(liveData.announced, 1));

const onlineQuery = prepared((db) =>
  db
    .select()
    .from(liveData)
    .where(shown)
    .orderBy(desc(liveData.createTime), desc(liveData.userid))
    .limit(sql.placeholder("limit"))
    .offset(sql.placeholder("offset"))
    .prepare(),
);

const countOnlineQuery = prepared((db) =>
  db.select({ n: sql<number>`count(*)` }).from(liveData).where(shown).prepare(),
);

const addViewersQuery = prepared((db) =>
  db
    .update(liveData)
    .set({ viewerCount: atLeastZero(liveData.viewerCount) })
    .where(eq(liveData.userid, sql.placeholder("userid")))
    .prepare(),
);

const addLikesQuery = prepared((db) =>
  db
    .update(liveData)
    .set({ likeCount: atLeastZero(liveData.likeCount) })
    .where(eq(liveData.userid, sql.placeholder("userid")))
    .prepare(),
);

/** Sessions of `streamName` that run or ended since `sinceMs`. */
const ofStreamSince = and(
  eq(liveSession.streamName, sql.placeholder("streamName")),
  or(isNull(liveSession.endedMs), gte(liveSession.endedMs, sql.placeholder("sinceMs"))),
);

const sessionsOfStreamQuery = prepared((db) =>
  db
    .select()
    .from(liveSession)
    .where(ofStreamSince)
    .orderBy(liveSession.startedMs, liveSession.id)
    .prepare(),
);

const sessionQuery = prepared((db) =>
  db
    .select()
    .from(liveSession)
    .where(eq(liveSession.id, sql.placeholder("id")))
    .prepare(),
);

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

const insertSessionQuery = prepared((db) =>
  db.insert(liveSession).values(allPlaceholders(liveSession)).prepare(),
);

const insertPushQuery = prepared((db) =>
  db.insert(livePush).values(allPlaceholders(livePush)).prepare(),
);

export function findLive(db: Connection, userid: string): LiveRow | null {
  return byUserQuery(db).get({ userid }) ?? null;
}

/**
 * The live with this chat group that is on air. Phones choose the groups, so that several may name
 * the same: the one that was there first has it.
 */
export function findLiveByGroup(db: Connection, groupid: string): LiveRow | null {
  return (
    db
      .select()
      .from(liveData)
      .where(and(eq(liveData.groupid, groupid), shown))
      .orderBy(liveData.createTime, liveData.addressIssuedMs)
      .limit(1)
      .get() ?? null
  );
}

export function findLiveByStream(db: Connection, streamName: string): LiveRow | null {
  return byStreamQuery(db).get({ streamName }) ?? null;
}

export function insertLive(db: Connection, row: NewLiveRow): void {
  db.insert(liveData).values(row).run();
}

export function updateLive(db: Connection, userid: string, change: Partial<LiveRow>): void {
  db.update(liveData).set(change).where(eq(liveData.userid, userid)).run();
}

/** Never below 0. */
export function addLiveViewers(db: Connection, userid: string, change: number): void {
  addViewersQuery(db).run({ userid, change });
}

/** Never below 0. */
export function addLiveLikes(db: Connection, userid: string, change: number): void {
  addLikesQuery(db).run({ userid, change });
}

/** Who watches, on phones and in browsers: the one figure that is shown anywhere. */
export function viewersOf({
  viewerCount,
  webViewerCount,
}: Pick<LiveRow, "viewerCount" | "webViewerCount">): number {
  return viewerCount + webViewerCount;
}

const setWebViewersQuery = prepared((db) =>
  db
    .update(liveData)
    .set({ webViewerCount: sql`${sql.placeholder("webViewerCount")}` })
    .where(eq(liveData.userid, sql.placeholder("userid")))
    .prepare(),
);

/** Sets how many watch in browsers. */
export function setWebViewers(db: Connection, userid: string, webViewerCount: number): void {
  setWebViewersQuery(db).run({ userid, webViewerCount });
}

/** Nobody watches in a browser: their streams ended with the process that had them. */
export function clearWebViewers(db: Connection): void {
  db.update(liveData).set({ webViewerCount: 0 }).where(ne(liveData.webViewerCount, 0)).run();
}

/** Every broadcaster's row, on air or not, newest first. */
export function listAllLives(db: Connection, limit: number, offset: number): LiveRow[] {
  return db
    .select()
    .from(liveData)
    .orderBy(desc(liveData.createTime), desc(liveData.userid))
    .limit(limit)
    .offset(offset)
    .all();
}

export function countAllLives(db: Connection): number {
  return db.select({ n: sql<number>`count(*)` }).from(liveData).get()?.n ?? 0;
}

/** Online lives, newest first. */
export function listOnline(db: Connection, limit: number, offset: number): LiveRow[] {
  return onlineQuery(db).all({ limit, offset });
}

export function countOnline(db: Connection): number {
  return countOnlineQuery(db).get()?.n ?? 0;
}

export function findSession(db: Connection, id: string): SessionRow | null {
  return sessionQuery(db).get({ id }) ?? null;
}

/** Sessions of a stream that run or ended since `sinceMs`, oldest first. */
export function sessionsOfStreamSince(
  db: Connection,
  streamName: string,
  sinceMs: number,
): SessionRow[] {
  return sessionsOfStreamQuery(db).all({ streamName, sinceMs });
}

const lastEndedQuery = prepared((db) =>
  db
    .select()
    .from(liveSession)
    .where(
      and(
        eq(liveSession.streamName, sql.placeholder("streamName")),
        isNotNull(liveSession.endedMs),
        eq(liveSession.announced, 1),
        isNotNull(liveSession.publicMs),
      ),
    )
    .orderBy(desc(liveSession.startedMs), desc(liveSession.id))
    .limit(1)
    .prepare(),
);

/** The broadcast of a stream that ended last and that others could watch. */
export function lastEndedSession(db: Connection, streamName: string): SessionRow | null {
  return lastEndedQuery(db).get({ streamName }) ?? null;
}

export function insertSession(db: Connection, row: SessionRow): void {
  insertSessionQuery(db).run({ ...row });
}

export function updateSession(db: Connection, id: string, change: Partial<SessionRow>): void {
  db.update(liveSession).set(change).where(eq(liveSession.id, id)).run();
}

/** Running sessions whose publisher is lost and whose grace has passed. */
export function sessionsPastGrace(db: Connection, nowMs: number): SessionRow[] {
  return db
    .select()
    .from(liveSession)
    .where(
      and(
        isNull(liveSession.endedMs),
        isNotNull(liveSession.graceUntilMs),
        lte(liveSession.graceUntilMs, nowMs),
      ),
    )
    .all();
}

export function deleteSession(db: Connection, id: string): void {
  db.delete(liveSession).where(eq(liveSession.id, id)).run();
}

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

export function runningSessions(db: Connection): SessionRow[] {
  return db.select().from(liveSession).where(isNull(liveSession.endedMs)).all();
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

const pushesOfSessionQuery = prepared((db) =>
  db
    .select()
    .from(livePush)
    .where(eq(livePush.sessionId, sql.placeholder("sessionId")))
    .prepare(),
);

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

/** The push of one broadcast that began last and did not end by one of these codes; null: none. */
export function lastPushOfSession(
  db: Connection,
  sessionId: string,
  refusedCodes: readonly number[],
): PushRow | null {
  const last = db
    .select()
    .from(livePush)
    .where(
      and(
        eq(livePush.sessionId, sessionId),
        isNotNull(livePush.startedMs),
        or(isNull(livePush.errorCode), notInArray(livePush.errorCode, [...refusedCodes])),
      ),
    )
    .orderBy(desc(livePush.startedMs))
    .limit(1)
    .get();
  return last ?? null;
}

/** The pushes of one broadcast, in no order. */
export function pushesOfSession(db: Connection, sessionId: string): PushRow[] {
  return pushesOfSessionQuery(db).all({ sessionId });
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

/** Rows from before every live had a chat group. */
export function livesWithoutGroup(db: Connection): LiveRow[] {
  return db.select().from(liveData).where(eq(liveData.groupid, "")).all();
}

/**
 * Rows of guests whose address never began a broadcast and has not been usable since
 * `expiredBeforeS`.
 */
export function deleteUnusedLives(db: Connection, expiredBeforeS: number): void {
  db.delete(liveData)
    .where(
      and(
        isNull(liveData.sessionId),
        lte(liveData.addressExpiresS, expiredBeforeS),
        // A ban outlives its address, and what an account has set for its room does, too.
        eq(liveData.forbidStatus, 0),
        notExists(
          db.select({ n: sql`1` }).from(account).where(eq(account.userid, liveData.userid)),
        ),
      ),
    )
    .run();
}
