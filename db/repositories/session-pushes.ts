import {
  and,
  count,
  desc,
  eq,
  isNotNull,
  isNull,
  max,
  min,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { livePush } from "../schema/sqlite";
import type { PushRow } from "./live-pushes";

const pushesOfSessionQuery = prepared((db) =>
  db
    .select()
    .from(livePush)
    .where(eq(livePush.sessionId, sql.placeholder("sessionId")))
    .prepare(),
);

/** The pushes of one broadcast, in no order. */
export function pushesOfSession(db: Connection, sessionId: string): PushRow[] {
  return pushesOfSessionQuery(db).all({ sessionId });
}

/** The pushes of one broadcast that began and did not end by one of these codes. */
function begunOf(sessionId: string, refusedCodes: readonly number[]): SQL | undefined {
  return and(
    eq(livePush.sessionId, sessionId),
    isNotNull(livePush.startedMs),
    or(isNull(livePush.errorCode), notInArray(livePush.errorCode, [...refusedCodes])),
  );
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
    .where(begunOf(sessionId, refusedCodes))
    .orderBy(desc(livePush.startedMs))
    .limit(1)
    .get();
  return last ?? null;
}

/** How often the publisher of one broadcast came back, and when. */
export interface Reconnections {
  readonly count: number;
  /** Unix ms, in their order. */
  readonly atMs: readonly number[];
}

/**
 * How often the publisher of one broadcast came back, and when. Where that is more than `most`
 * times, the broadcast is divided into so many steps, and each tells of the first time in it.
 */
export function reconnectionsOf(
  db: Connection,
  sessionId: string,
  refusedCodes: readonly number[],
  most: number,
): Reconnections {
  const begun = begunOf(sessionId, refusedCodes);
  const { startedMs } = livePush;
  const all = db
    .select({ pushes: count(), firstMs: min(startedMs), lastMs: max(startedMs) })
    .from(livePush)
    .where(begun)
    .get();
  const { firstMs = null, lastMs = null, pushes = 0 } = all ?? {};
  if (firstMs === null || lastMs === null) return { count: 0, atMs: [] };
  const times = pushes - 1;
  const stepMs = times > most ? Math.ceil((lastMs - firstMs) / most) : 1;
  // The first push begins the broadcast; the first step begins a millisecond after it.
  const afterMs = sql`${startedMs} - ${firstMs} - 1`;
  const atMs = db
    .select({ atMs: sql<number>`min(${startedMs})` })
    .from(livePush)
    .where(and(begun, sql`${startedMs} > ${firstMs}`))
    .groupBy(sql`${afterMs} - (${afterMs}) % ${stepMs}`)
    .orderBy(sql`min(${startedMs})`)
    .all();
  return { count: times, atMs: atMs.map((row) => row.atMs) };
}

/** A push and its end, Unix ms. */
export interface PushSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * The last `most` pushes of a broadcast that ended at `endedMs` which lasted for at least `leastMs`
 * and did not end by one of these codes, the newest first.
 */
export function longPushesOf(
  db: Connection,
  { sessionId, endedMs }: { readonly sessionId: string; readonly endedMs: number },
  refusedCodes: readonly number[],
  { leastMs, most }: { readonly leastMs: number; readonly most: number },
): PushSpan[] {
  const endMs = sql<number>`coalesce(${livePush.endedMs}, ${livePush.concludedMs}, ${endedMs})`;
  const startMs = sql<number>`${livePush.startedMs}`;
  return db
    .select({ startMs, endMs })
    .from(livePush)
    .where(and(begunOf(sessionId, refusedCodes), sql`${endMs} - ${startMs} >= ${leastMs}`))
    .orderBy(desc(livePush.startedMs))
    .limit(most)
    .all();
}
