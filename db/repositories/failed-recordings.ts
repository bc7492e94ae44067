import { and, asc, between, desc, eq, gt, inArray, isNull, notExists, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { liveSession, tapeData } from "../schema/sqlite";
import type { SessionRow } from "./live-sessions";

const nextReasonQuery = prepared((db) =>
  db
    .select({ reason: liveSession.recordingError })
    .from(liveSession)
    .where(gt(liveSession.recordingError, sql.placeholder("after")))
    .orderBy(asc(liveSession.recordingError))
    .limit(1)
    .prepare(),
);

/** Why recordings failed: every reason that stands with a broadcast, at most `most`. */
export function failureReasons(db: Connection, most: number): string[] {
  const reasons: string[] = [];
  while (reasons.length < most) {
    const next = nextReasonQuery(db).get({ after: reasons.at(-1) ?? "" });
    if (!next) break;
    reasons.push(next.reason);
  }
  return reasons;
}

/** Those of one broadcaster or of all; the plus keeps SQLite from looking through all of his. */
function failedFor(reason: string, userid: string | undefined) {
  return and(
    eq(liveSession.recordingError, reason),
    userid === undefined ? undefined : eq(sql`+${liveSession.userid}`, userid),
  );
}

/** Where an ended broadcast is in the order by its end. */
export interface EndedPlace {
  readonly endedMs: number;
  readonly id: string;
}

/** Ended broadcasts with this reason, the newest first, after a place in that order. */
export function failedSessionsAfter(
  db: Connection,
  { reason, userid }: { readonly reason: string; readonly userid?: string | undefined },
  { endedMs, id }: EndedPlace,
  limit: number,
): EndedPlace[] {
  return db
    .select({ id: liveSession.id, endedMs: sql<number>`${liveSession.endedMs}` })
    .from(liveSession)
    .where(
      and(
        failedFor(reason, userid),
        sql`(${liveSession.endedMs}, ${liveSession.id}) < (${endedMs}, ${id})`,
      ),
    )
    .orderBy(desc(liveSession.endedMs), desc(liveSession.id))
    .limit(limit)
    .all();
}

/** These broadcasts in their order. */
export function sessionsInOrder(db: Connection, ids: readonly string[]): SessionRow[] {
  if (ids.length === 0) return [];
  const found = db
    .select()
    .from(liveSession)
    .where(inArray(liveSession.id, [...ids]))
    .all();
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Running broadcasts whose recording has stopped for this reason. */
export function failedRunningSessions(
  db: Connection,
  reason: string,
  userid: string | undefined,
  limit: number,
): SessionRow[] {
  return db
    .select()
    .from(liveSession)
    .where(and(failedFor(reason, userid), isNull(liveSession.endedMs)))
    .limit(limit)
    .all();
}

/** How many have this reason, up to `most`. */
export function countFailedSessions(
  db: Connection,
  reason: string,
  userid: string | undefined,
  most: number,
): number {
  const some = db
    .select({ one: sql<number>`1`.as("one") })
    .from(liveSession)
    .where(failedFor(reason, userid))
    .limit(most)
    .as("some");
  return db.select({ n: sql<number>`count(*)` }).from(some).get()?.n ?? 0;
}

/**
 * Broadcasts that ended between these moments, were to be recorded, and have neither a recording nor
 * a reason; with `onlyPublic` those alone that others could watch.
 */
export function sessionsWithoutFile(
  db: Connection,
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
  onlyPublic: boolean,
  limit: number,
): string[] {
  const files = db
    .select({ one: sql`1` })
    .from(tapeData)
    .where(eq(tapeData.sessionId, liveSession.id));
  return db
    .select({ id: liveSession.id })
    .from(liveSession)
    .where(
      and(
        eq(liveSession.recordingError, ""),
        between(liveSession.endedMs, fromMs, untilMs),
        eq(liveSession.recorded, 1),
        onlyPublic ? sql`${liveSession.publicMs} IS NOT NULL` : undefined,
        notExists(files),
      ),
    )
    .limit(limit)
    .all()
    .map(({ id }) => id);
}
