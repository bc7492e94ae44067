import { count, desc, eq, or } from "drizzle-orm";
import type { Connection } from "../database";
import { liveData } from "../schema/sqlite";
import type { LiveRow } from "./live";

/** Announced or not: an administrator sees every publisher. */
const onAirOrForbidden = or(eq(liveData.status, 1), eq(liveData.forbidStatus, 1));

/** Lives on air and broadcasters who are forbidden: those on air first, each newest first. */
export function listSteerableLives(db: Connection, limit: number, offset: number): LiveRow[] {
  return db
    .select()
    .from(liveData)
    .where(onAirOrForbidden)
    .orderBy(desc(liveData.status), desc(liveData.createTime), desc(liveData.userid))
    .limit(limit)
    .offset(offset)
    .all();
}

export function countSteerableLives(db: Connection): number {
  return countWhere(db, onAirOrForbidden);
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
