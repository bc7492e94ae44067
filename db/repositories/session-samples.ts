import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared, wholeRow } from "../prepared";
import { sessionSample } from "../schema/sqlite";

export type SampleRow = typeof sessionSample.$inferSelect;
/** What flowed may be left out: then nobody measured it. */
export type NewSample = typeof sessionSample.$inferInsert;

const insertSampleQuery = prepared((db) =>
  db
    .insert(sessionSample)
    .values({
      sessionId: sql.placeholder("sessionId"),
      atMs: sql.placeholder("atMs"),
      viewers: sql.placeholder("viewers"),
      likes: sql.placeholder("likes"),
      messages: sql.placeholder("messages"),
      incomingKbps: sql.placeholder("incomingKbps"),
      outgoingKbps: sql.placeholder("outgoingKbps"),
    })
    .onConflictDoNothing()
    .prepare(),
);

/** One moment of a broadcast; of one that is there already the first stays. */
export function insertSample(db: Connection, row: NewSample): void {
  insertSampleQuery(db).run(wholeRow(sessionSample, row));
}

const samplesQuery = prepared((db) =>
  db
    .select()
    .from(sessionSample)
    .where(eq(sessionSample.sessionId, sql.placeholder("sessionId")))
    .orderBy(asc(sessionSample.atMs))
    .prepare(),
);

/** The moments of a broadcast in their order; at most as many as the service keeps. */
export function samplesOf(db: Connection, sessionId: string): SampleRow[] {
  return samplesQuery(db).all({ sessionId });
}

const countSamplesQuery = prepared((db) =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(sessionSample)
    .where(eq(sessionSample.sessionId, sql.placeholder("sessionId")))
    .prepare(),
);

export function countSamples(db: Connection, sessionId: string): number {
  return countSamplesQuery(db).get({ sessionId })?.n ?? 0;
}

/** Moments named in one statement; SQLite takes no more than 32,766 values. */
const deletedAtOnce = 1000;

/** Takes these moments of a broadcast out. */
export function deleteSamples(db: Connection, sessionId: string, atMs: readonly number[]): void {
  for (let from = 0; from < atMs.length; from += deletedAtOnce) {
    const some = atMs.slice(from, from + deletedAtOnce);
    db.delete(sessionSample)
      .where(and(eq(sessionSample.sessionId, sessionId), inArray(sessionSample.atMs, some)))
      .run();
  }
}

const nextSampledQuery = prepared((db) =>
  db
    .select({ id: sql<string | null>`min(${sessionSample.sessionId})` })
    .from(sessionSample)
    .where(sql`${sessionSample.sessionId} > ${sql.placeholder("after")}`)
    .prepare(),
);

/** The next broadcast by its id of which there are samples; null after the last. */
export function nextSampled(db: Connection, after: string): string | null {
  return nextSampledQuery(db).get({ after })?.id ?? null;
}

/** Forgets the moments of a broadcast. */
export function deleteSamplesOf(db: Connection, sessionId: string): void {
  db.delete(sessionSample).where(eq(sessionSample.sessionId, sessionId)).run();
}
