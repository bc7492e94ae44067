import { and, asc, desc, gt, gte, lt, ne, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { chatMessage, liveSession } from "../schema/sqlite";
import { serverSample } from "../schema/sqlite-admin";
import { removedKind } from "./chat-messages";
import type { SessionRow } from "./live-sessions";

export type ServerSampleRow = typeof serverSample.$inferSelect;

/** Of one moment the first stays. */
export function insertServerSample(db: Connection, row: ServerSampleRow): void {
  db.insert(serverSample).values(row).onConflictDoNothing().run();
}

/** Number of the last message of all rooms; 0 when there is none. */
export function newestMessageSeq(db: Connection): number {
  return (
    db
      .select({ seq: sql<number | null>`max(${chatMessage.seq})` })
      .from(chatMessage)
      .get()?.seq ?? 0
  );
}

const writtenQuery = prepared((db) =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(chatMessage)
    .where(and(gt(chatMessage.seq, sql.placeholder("seq")), ne(chatMessage.kind, removedKind)))
    .prepare(),
);

/** How many messages of all rooms have come after that number. */
export function countWrittenAfter(db: Connection, seq: number): number {
  return writtenQuery(db).get({ seq })?.n ?? 0;
}

/** Moments of the same stretch of time as one. */
export interface JoinedSamples extends ServerSampleRow {
  /** When the last of them ends, Unix ms. */
  readonly untilMs: number;
  readonly rows: number;
}

const { atMs, spanMs, lives, viewers, messages, incomingKbps, outgoingKbps } = serverSample;

/** Over the time that was measured: what nobody measured is in no average. */
const average = (kbps: typeof incomingKbps | typeof outgoingKbps) =>
  sql<
    number | null
  >`cast(round(sum(${kbps} * ${spanMs}) * 1.0 / sum(case when ${kbps} is null then 0 else ${spanMs} end)) as integer)`;

const joined = {
  atMs: sql<number>`min(${atMs})`,
  untilMs: sql<number>`max(${atMs} + ${spanMs})`,
  spanMs: sql<number>`sum(${spanMs})`,
  lives: sql<number>`max(${lives})`,
  viewers: sql<number>`max(${viewers})`,
  messages: sql<number>`sum(${messages})`,
  incomingKbps: average(incomingKbps),
  outgoingKbps: average(outgoingKbps),
  rows: sql<number>`count(*)`,
};

/** A bound number is no integer by itself, and its quotient would have digits. */
const stretchOf = (stretchMs: number) => sql`${atMs} / cast(${stretchMs} as integer)`;

/** From one time until before another, in stretches of so long, the older first. */
export function joinedSamples(
  db: Connection,
  fromMs: number,
  untilMs: number,
  stretchMs: number,
): JoinedSamples[] {
  return db
    .select(joined)
    .from(serverSample)
    .where(and(gte(atMs, fromMs), lt(atMs, untilMs)))
    .groupBy(stretchOf(stretchMs))
    .orderBy(asc(sql`min(${atMs})`))
    .all();
}

/** The first stretches in which more than one moment is kept, as one each. */
export function unjoinedSamples(
  db: Connection,
  fromMs: number,
  untilMs: number,
  stretchMs: number,
  limit: number,
): JoinedSamples[] {
  return db
    .select(joined)
    .from(serverSample)
    .where(and(gte(atMs, fromMs), lt(atMs, untilMs)))
    .groupBy(stretchOf(stretchMs))
    .having(sql`count(*) > 1`)
    .orderBy(asc(sql`min(${atMs})`))
    .limit(limit)
    .all();
}

/** Puts one moment in the place of all those of its stretch. */
export function replaceSamples(
  db: Connection,
  { untilMs: _until, rows: _rows, ...row }: JoinedSamples,
  stretchMs: number,
): void {
  const nextMs = (Math.floor(row.atMs / stretchMs) + 1) * stretchMs;
  db.delete(serverSample)
    .where(and(gte(atMs, row.atMs), lt(atMs, nextMs)))
    .run();
  insertServerSample(db, row);
}

/** Forgets what was before. */
export function deleteSamplesBefore(db: Connection, beforeMs: number): void {
  db.delete(serverSample).where(lt(atMs, beforeMs)).run();
}

/** Where a page of broadcasts begins: after this one. */
export interface BroadcastPlace {
  readonly startedMs: number;
  readonly id: string;
}

/** The newest broadcasts after a place, or from the newest on. */
export function broadcastsAfter(
  db: Connection,
  place: BroadcastPlace | null,
  limit: number,
): SessionRow[] {
  const { startedMs, id } = liveSession;
  return db
    .select()
    .from(liveSession)
    .where(place ? sql`(${startedMs}, ${id}) < (${place.startedMs}, ${place.id})` : undefined)
    .orderBy(desc(startedMs), desc(id))
    .limit(limit)
    .all();
}
