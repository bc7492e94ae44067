import { and, asc, between, desc, eq, gt, inArray, isNull, notExists, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { isAmong, listOf, prepared } from "../prepared";
import { liveSession, tapeData } from "../schema/sqlite";
import { countUpTo } from "./count-up-to";
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
const ofUser = sql`(${sql.placeholder("userid")} IS NULL OR +${liveSession.userid} = ${sql.placeholder("userid")})`;
const withReason = and(eq(liveSession.recordingError, sql.placeholder("reason")), ofUser);

/** Where an ended broadcast is in the order by its end. */
export interface EndedPlace {
  readonly endedMs: number;
  readonly id: string;
}

const failedAfterQuery = prepared((db) =>
  db
    .select({ id: liveSession.id, endedMs: sql<number>`${liveSession.endedMs}` })
    .from(liveSession)
    .where(
      and(
        withReason,
        sql`(${liveSession.endedMs}, ${liveSession.id}) < (${sql.placeholder("endedMs")}, ${sql.placeholder("id")})`,
      ),
    )
    .orderBy(desc(liveSession.endedMs), desc(liveSession.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** Ended broadcasts with this reason, the newest first, after a place in that order. */
export function failedSessionsAfter(
  db: Connection,
  { reason, userid }: { readonly reason: string; readonly userid?: string | undefined },
  { endedMs, id }: EndedPlace,
  limit: number,
): EndedPlace[] {
  return failedAfterQuery(db).all({ reason, userid: userid ?? null, endedMs, id, limit });
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

const failedRunningQuery = prepared((db) =>
  db
    .select()
    .from(liveSession)
    .where(and(withReason, isNull(liveSession.endedMs)))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** Running broadcasts whose recording has stopped for this reason. */
export function failedRunningSessions(
  db: Connection,
  reason: string,
  userid: string | undefined,
  limit: number,
): SessionRow[] {
  return failedRunningQuery(db).all({ reason, userid: userid ?? null, limit });
}

/** How many failed for whatever reason, up to `most`. */
export function countFailedSessions(
  db: Connection,
  userid: string | undefined,
  most: number,
): number {
  const has = gt(liveSession.recordingError, "");
  // The plus as in `ofUser`.
  const by = userid === undefined ? undefined : sql`+${liveSession.userid} = ${userid}`;
  return countUpTo(db, liveSession, and(has, by), most);
}

const tapeLengthsQuery = prepared((db) =>
  db
    .select({
      sessionId: tapeData.sessionId,
      fileId: tapeData.fileId,
      durationS: tapeData.durationS,
    })
    .from(tapeData)
    .where(isAmong(tapeData.sessionId, "ids"))
    .orderBy(desc(tapeData.startMs), desc(tapeData.id))
    .prepare(),
);

/** How long the recordings of these broadcasts are, hidden and deleted ones, too; newest first. */
export function tapeLengthsOf(db: Connection, ids: readonly string[]) {
  return tapeLengthsQuery(db).all({ ids: listOf(ids) });
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
