import { and, count, desc, eq, getTableColumns, gt, isNull, lte, or, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { liveData, liveSession } from "../schema/sqlite";
import type { LiveRow } from "./live";
import { stillRuns } from "./live-sessions";

/** Announced or not: an administrator sees every publisher. */
const onAirOrForbidden = or(eq(liveData.status, 1), eq(liveData.forbidStatus, 1));

/**
 * Lives on air and broadcasters who are forbidden, also for a ban whose time is over by now: those
 * on air first, each newest first.
 */
export function listSteerableLives(db: Connection, limit: number): LiveRow[] {
  return db
    .select()
    .from(liveData)
    .where(onAirOrForbidden)
    .orderBy(desc(liveData.status), desc(liveData.createTime), desc(liveData.userid))
    .limit(limit)
    .all();
}

/** Broadcasters whose broadcast runs and is not public yet, newest first; no list has them. */
export function listPreviews(db: Connection, limit: number): LiveRow[] {
  return (
    db
      .select(getTableColumns(liveData))
      .from(liveSession)
      .innerJoin(
        liveData,
        and(eq(liveData.userid, liveSession.userid), eq(liveData.sessionId, liveSession.id)),
      )
      .where(and(stillRuns, isNull(liveSession.publicMs)))
      // By the index of what runs, and not by that of the beginnings: few run.
      .orderBy(desc(sql`+${liveSession.startedMs}`), desc(liveSession.id))
      .limit(limit)
      .all()
  );
}

/** Bans that have an end which has come, the first to end first. */
export function endedBans(db: Connection, nowMs: number, limit: number): LiveRow[] {
  return db
    .select()
    .from(liveData)
    .where(
      and(
        eq(liveData.forbidStatus, 1),
        gt(liveData.forbidUntilMs, 0),
        lte(liveData.forbidUntilMs, nowMs),
      ),
    )
    .orderBy(liveData.forbidUntilMs)
    .limit(limit)
    .all();
}

/** Every publisher on air, also those whose room is still to come. */
export function countOnAir(db: Connection): number {
  return countWhere(db, eq(liveData.status, 1));
}

export function countForbidden(db: Connection): number {
  return countWhere(db, eq(liveData.forbidStatus, 1));
}

function countWhere(db: Connection, where: ReturnType<typeof or>): number {
  return db.select({ n: count() }).from(liveData).where(where).get()?.n ?? 0;
}
