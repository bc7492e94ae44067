import { and, between, eq, inArray, lt, ne, or, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { chatMessage, liveData, liveSession, sessionViewer } from "../schema/sqlite";
import { removedKind } from "./chat-messages";
import { isAfter, lastSeqBefore } from "./chat-session";
import type { LiveRow } from "./live";
import type { SessionRow } from "./live-sessions";

/** What a broadcast comes to so far, beside its different viewers. */
export type Figures = Pick<SessionRow, "peakViewers" | "likeCount" | "messageCount">;

const onAirQuery = prepared((db) =>
  db.select().from(liveData).where(eq(liveData.status, 1)).prepare(),
);

/** Every live that is on air, listed or not. */
export function livesOnAir(db: Connection): LiveRow[] {
  return onAirQuery(db).all();
}

const raisePeakQuery = prepared((db) =>
  db
    .update(liveSession)
    .set({ peakViewers: sql`${sql.placeholder("viewers")}` })
    .where(
      and(
        eq(liveSession.id, sql.placeholder("id")),
        lt(liveSession.peakViewers, sql.placeholder("viewers")),
      ),
    )
    .prepare(),
);

/** So many watch at one time; less than ever before changes nothing. */
export function raisePeak(db: Connection, id: string, viewers: number): void {
  raisePeakQuery(db).run({ id, viewers });
}

const setFiguresQuery = prepared((db) =>
  db
    .update(liveSession)
    .set({
      peakViewers: sql`${sql.placeholder("peakViewers")}`,
      likeCount: sql`${sql.placeholder("likeCount")}`,
      messageCount: sql`${sql.placeholder("messageCount")}`,
    })
    .where(eq(liveSession.id, sql.placeholder("id")))
    .prepare(),
);

/** Sets those figures of a broadcast that are given; the others stay as its row has them. */
export function setFigures(
  db: Connection,
  { id, peakViewers, likeCount, messageCount }: SessionRow,
  change: Partial<Figures>,
): void {
  const figures = { peakViewers, likeCount, messageCount, ...change };
  setFiguresQuery(db).run({ id, ...figures });
}

const setLikesQuery = prepared((db) =>
  db
    .update(liveSession)
    .set({ likeCount: sql`${sql.placeholder("likeCount")}` })
    .where(eq(liveSession.id, sql.placeholder("id")))
    .prepare(),
);

export function setLikes(db: Connection, id: string, likeCount: number): void {
  setLikesQuery(db).run({ id, likeCount });
}

const addTotalQuery = prepared((db) =>
  db
    .update(liveSession)
    .set({ viewerTotal: sql`${liveSession.viewerTotal} + ${sql.placeholder("more")}` })
    .where(eq(liveSession.id, sql.placeholder("id")))
    .prepare(),
);

const insertViewerQuery = prepared((db) =>
  db
    .insert(sessionViewer)
    .values({ sessionId: sql.placeholder("sessionId"), viewer: sql.placeholder("viewer") })
    .onConflictDoNothing()
    .prepare(),
);

/** Counts those of these viewers who have not watched the broadcast before. */
export function addViewers(db: Connection, sessionId: string, viewers: readonly string[]): void {
  let more = 0;
  for (const viewer of viewers) more += insertViewerQuery(db).run({ sessionId, viewer }).changes;
  if (more > 0) addTotalQuery(db).run({ id: sessionId, more });
}

const deleteViewerQuery = prepared((db) =>
  db
    .delete(sessionViewer)
    .where(
      and(
        eq(sessionViewer.sessionId, sql.placeholder("sessionId")),
        eq(sessionViewer.viewer, sql.placeholder("viewer")),
      ),
    )
    .prepare(),
);

/** Counts those of these viewers no more who have watched the broadcast: they are others by now. */
export function forgetViewers(db: Connection, sessionId: string, viewers: readonly string[]): void {
  let less = 0;
  for (const viewer of viewers) less += deleteViewerQuery(db).run({ sessionId, viewer }).changes;
  if (less > 0) addTotalQuery(db).run({ id: sessionId, more: -less });
}

const countMessagesQuery = prepared((db) =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(chatMessage)
    .where(
      and(
        isAfter(sql.placeholder("room"), sql.placeholder("afterSeq")),
        or(
          eq(chatMessage.sessionId, sql.placeholder("id")),
          between(chatMessage.sentMs, sql.placeholder("startedMs"), sql.placeholder("untilMs")),
        ),
        ne(chatMessage.kind, removedKind),
        eq(chatMessage.hiddenMs, 0),
      ),
    )
    .prepare(),
);

/**
 * What was written during a broadcast and everybody may still read: under its id, or in its time
 * where a late report gave it another id since. While it runs, `endedMs` is null.
 */
export function countMessages(
  db: Connection,
  { id, userid: room, startedMs, endedMs }: SessionRow,
): number {
  const afterSeq = lastSeqBefore(db, room, startedMs);
  const untilMs = endedMs ?? Number.MAX_SAFE_INTEGER;
  return countMessagesQuery(db).get({ room, id, startedMs, untilMs, afterSeq })?.n ?? 0;
}

const newMessagesQuery = prepared((db) =>
  db
    .select({
      shown: sql<number>`coalesce(sum(${chatMessage.kind} <> ${removedKind} and ${chatMessage.hiddenMs} = 0), 0)`,
      removals: sql<number>`coalesce(sum(${chatMessage.kind} = ${removedKind}), 0)`,
    })
    .from(chatMessage)
    .where(isAfter(sql.placeholder("room"), sql.placeholder("afterSeq")))
    .prepare(),
);

/** What was written in a room after that number and everybody may read; `removals` tells that something before it may be hidden since. */
export function countNewMessages(
  db: Connection,
  room: string,
  afterSeq: number,
): { readonly shown: number; readonly removals: number } {
  return newMessagesQuery(db).get({ room, afterSeq }) ?? { shown: 0, removals: 0 };
}

const nextWatchedQuery = prepared((db) =>
  db
    .select({ id: sql<string | null>`min(${sessionViewer.sessionId})` })
    .from(sessionViewer)
    .where(sql`${sessionViewer.sessionId} > ${sql.placeholder("after")}`)
    .prepare(),
);

/** The next broadcast by its id of which viewers are remembered; null after the last. */
export function nextWatched(db: Connection, after: string): string | null {
  return nextWatchedQuery(db).get({ after })?.id ?? null;
}

/** Forgets some of who watched a broadcast; returns how many. */
export function deleteSomeViewers(db: Connection, sessionId: string, limit: number): number {
  const some = db
    .select({ viewer: sessionViewer.viewer })
    .from(sessionViewer)
    .where(eq(sessionViewer.sessionId, sessionId))
    .limit(limit);
  return db
    .delete(sessionViewer)
    .where(and(eq(sessionViewer.sessionId, sessionId), inArray(sessionViewer.viewer, some)))
    .run().changes;
}

/** What was noted of a broadcast under one id is that of another: a late report gave it that. */
export function renameFigures(db: Connection, from: string, to: string): void {
  // Viewers and moments that both have are the same.
  db.run(sql`update or replace session_sample set session_id = ${to} where session_id = ${from}`);
  db.run(sql`update or replace session_viewer set session_id = ${to} where session_id = ${from}`);
}

/** Counts the different viewers of a broadcast anew. */
export function recountViewers(db: Connection, sessionId: string): void {
  db.update(liveSession)
    .set({ viewerTotal: countViewers(db, sessionId) })
    .where(eq(liveSession.id, sessionId))
    .run();
}

/** How many viewers of a broadcast are remembered. */
export function countViewers(db: Connection, sessionId: string): number {
  return (
    db
      .select({ n: sql<number>`count(*)` })
      .from(sessionViewer)
      .where(eq(sessionViewer.sessionId, sessionId))
      .get()?.n ?? 0
  );
}
