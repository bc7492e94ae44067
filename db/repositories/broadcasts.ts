import { and, desc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { liveSession, tapeData } from "../schema/sqlite";
import type { SessionRow } from "./live-sessions";
import type { TapeRow } from "./tapes";

/** Shorter than this nothing was broadcast: a program tried whether its key is right. */
export const shortestBroadcastMs = 1000;

/** Broadcasts of one user; the plus keeps SQLite from using an index that does not fit. */
function isOwn(userid: string | ReturnType<typeof sql.placeholder>): SQL | undefined {
  return and(
    eq(liveSession.userid, userid),
    eq(liveSession.announced, 1),
    or(
      isNull(sql`+${liveSession.endedMs}`),
      sql`${liveSession.endedMs} - ${liveSession.startedMs} >= ${shortestBroadcastMs}`,
    ),
  );
}

const pageQuery = prepared((db) =>
  db
    .select()
    .from(liveSession)
    .where(isOwn(sql.placeholder("userid")))
    .orderBy(desc(liveSession.startedMs), desc(liveSession.id))
    .limit(sql.placeholder("limit"))
    .offset(sql.placeholder("offset"))
    .prepare(),
);

const countQuery = prepared((db) =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(liveSession)
    .where(isOwn(sql.placeholder("userid")))
    .prepare(),
);

/** Broadcasts of one user that had media, newest first. */
export function sessionsOfUser(
  db: Connection,
  userid: string,
  limit: number,
  offset: number,
): SessionRow[] {
  return pageQuery(db).all({ userid, limit, offset });
}

export function countSessionsOfUser(db: Connection, userid: string): number {
  return countQuery(db).get({ userid })?.n ?? 0;
}

/** Every recording of these broadcasts, hidden and deleted ones, too; newest first. */
export function tapesOfSessions(db: Connection, ids: readonly string[]): TapeRow[] {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(tapeData)
    .where(inArray(tapeData.sessionId, [...ids]))
    .orderBy(desc(tapeData.startMs), desc(tapeData.id))
    .all();
}
