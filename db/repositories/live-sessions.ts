import { and, desc, eq, gt, gte, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { allPlaceholders, prepared } from "../prepared";
import { liveSession } from "../schema/sqlite";

export type SessionRow = typeof liveSession.$inferSelect;

/** Sessions of `streamName` that run or ended since `sinceMs`. */
export const ofStreamSince = and(
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

const insertSessionQuery = prepared((db) =>
  db.insert(liveSession).values(allPlaceholders(liveSession)).prepare(),
);

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

/**
 * Sessions that run. Asked by the column before in `live_session_failed` as well, whatever it holds,
 * so that nobody looks through the broadcasts of years. No reason sorts before a space; with "" in
 * both places SQLite would make one long search of the two.
 */
export const stillRuns = or(
  and(eq(liveSession.recordingError, ""), isNull(liveSession.endedMs)),
  and(gte(liveSession.recordingError, " "), isNull(liveSession.endedMs)),
);

export function runningSessions(db: Connection): SessionRow[] {
  return db.select().from(liveSession).where(stillRuns).all();
}

/** Running sessions whose publisher is lost and waited for. */
export function sessionsInGrace(db: Connection): SessionRow[] {
  return (
    db
      .select()
      .from(liveSession)
      // More than 0, as every moment is: the index is of moments.
      .where(and(isNull(liveSession.endedMs), gt(liveSession.graceUntilMs, 0)))
      .all()
  );
}
