import { and, desc, eq, gte, sql } from "drizzle-orm";
import { atLeastZero } from "../at-least-zero";
import type { Connection } from "../database";
import { allPlaceholders, prepared } from "../prepared";
import { tapeData, tapeFile } from "../schema/sqlite";

export type TapeRow = typeof tapeData.$inferSelect;
/** A row to be: what is left out has the default of its column. */
export type NewTapeRow = typeof tapeData.$inferInsert;

export type TapeFileRow = typeof tapeFile.$inferSelect;

const byFileQuery = prepared((db) =>
  db
    .select({ tape: tapeData })
    .from(tapeFile)
    .innerJoin(tapeData, eq(tapeFile.tapeId, tapeData.id))
    .where(eq(tapeFile.fileId, sql.placeholder("fileId")))
    .prepare(),
);

const byIdQuery = prepared((db) =>
  db
    .select()
    .from(tapeData)
    .where(eq(tapeData.id, sql.placeholder("id")))
    .prepare(),
);

const ofStreamQuery = prepared((db) =>
  db
    .select()
    .from(tapeData)
    .where(
      and(
        eq(tapeData.streamName, sql.placeholder("streamName")),
        gte(tapeData.endMs, sql.placeholder("sinceMs")),
      ),
    )
    .orderBy(tapeData.startMs, tapeData.id)
    .prepare(),
);

const filesQuery = prepared((db) =>
  db
    .select()
    .from(tapeFile)
    .where(eq(tapeFile.tapeId, sql.placeholder("tapeId")))
    .orderBy(tapeFile.fileId)
    .prepare(),
);

const insertTapeQuery = prepared((db) =>
  db.insert(tapeData).values(allPlaceholders(tapeData)).prepare(),
);

const insertFileQuery = prepared((db) =>
  db.insert(tapeFile).values(allPlaceholders(tapeFile)).prepare(),
);

const updateFilesQuery = prepared((db) =>
  db
    .update(tapeData)
    .set({
      fileId: sql`${sql.placeholder("fileId")}`,
      hlsPlayUrl: sql`${sql.placeholder("hlsPlayUrl")}`,
      playUrl: sql`${sql.placeholder("playUrl")}`,
      startMs: sql`${sql.placeholder("startMs")}`,
      endMs: sql`${sql.placeholder("endMs")}`,
      durationS: sql`${sql.placeholder("durationS")}`,
      sizeBytes: sql`${sql.placeholder("sizeBytes")}`,
      listed: sql`${sql.placeholder("listed")}`,
    })
    .where(eq(tapeData.id, sql.placeholder("id")))
    .prepare(),
);

/** The tape that any of its files' ids names. */
export function findTape(db: Connection, fileId: string): TapeRow | null {
  return byFileQuery(db).get({ fileId })?.tape ?? null;
}

export function findTapeById(db: Connection, id: string): TapeRow | null {
  return byIdQuery(db).get({ id }) ?? null;
}

/** Recordings of a stream that ended since `sinceMs`, oldest first. */
export function tapesOfStreamSince(db: Connection, streamName: string, sinceMs: number): TapeRow[] {
  return ofStreamQuery(db).all({ streamName, sinceMs });
}

export function insertTape(db: Connection, row: NewTapeRow): void {
  insertTapeQuery(db).run({ ...row });
}

export function updateTape(db: Connection, id: string, change: Partial<TapeRow>): void {
  db.update(tapeData).set(change).where(eq(tapeData.id, id)).run();
}

/** What follows from the files of a recording. */
export type TapeFilesSummary = Pick<
  TapeRow,
  "fileId" | "hlsPlayUrl" | "playUrl" | "startMs" | "endMs" | "durationS" | "sizeBytes" | "listed"
>;

export function updateTapeFiles(db: Connection, id: string, summary: TapeFilesSummary): void {
  updateFilesQuery(db).run({ ...summary, id });
}

/** The files of one tape. */
export function filesOfTape(db: Connection, tapeId: string): TapeFileRow[] {
  return filesQuery(db).all({ tapeId });
}

export function insertTapeFile(db: Connection, row: TapeFileRow): void {
  insertFileQuery(db).run({ ...row });
}

const addViewersQuery = prepared((db) =>
  db
    .update(tapeData)
    .set({ viewerCount: atLeastZero(tapeData.viewerCount) })
    .where(eq(tapeData.id, sql.placeholder("id")))
    .prepare(),
);

const addLikesQuery = prepared((db) =>
  db
    .update(tapeData)
    .set({ likeCount: atLeastZero(tapeData.likeCount) })
    .where(eq(tapeData.id, sql.placeholder("id")))
    .prepare(),
);

const addViewQuery = prepared((db) =>
  db
    .update(tapeData)
    .set({ viewCount: sql`${tapeData.viewCount} + 1` })
    .where(eq(tapeData.id, sql.placeholder("id")))
    .prepare(),
);

/** Somebody has watched it. */
export function addTapeView(db: Connection, id: string): void {
  addViewQuery(db).run({ id });
}

/** Never below 0. */
export function addTapeViewers(db: Connection, id: string, change: number): void {
  addViewersQuery(db).run({ id, change });
}

/** Never below 0. */
export function addTapeLikes(db: Connection, id: string, change: number): void {
  addLikesQuery(db).run({ id, change });
}

const listed = and(eq(tapeData.listed, 1), gte(tapeData.endMs, sql.placeholder("sinceMs")));

const listQuery = prepared((db) =>
  db
    .select()
    .from(tapeData)
    .where(listed)
    .orderBy(desc(tapeData.endMs), desc(tapeData.fileId))
    .limit(sql.placeholder("limit"))
    .offset(sql.placeholder("offset"))
    .prepare(),
);

const countQuery = prepared((db) =>
  db.select({ n: sql<number>`count(*)` }).from(tapeData).where(listed).prepare(),
);

/** Listed recordings that ended since `sinceMs`, newest first. */
export function listTapes(
  db: Connection,
  sinceMs: number,
  limit: number,
  offset: number,
): TapeRow[] {
  return listQuery(db).all({ sinceMs, limit, offset });
}

export function countTapes(db: Connection, sinceMs: number): number {
  return countQuery(db).get({ sinceMs })?.n ?? 0;
}

/** The plus keeps SQLite from looking through everybody's by the index of the listed ones. */
const isListed = eq(sql`+${tapeData.listed}`, 1);

const ofUserQuery = prepared((db) =>
  db
    .select()
    .from(tapeData)
    .where(and(eq(tapeData.userid, sql.placeholder("userid")), isListed))
    .orderBy(desc(tapeData.endMs), desc(tapeData.fileId))
    .limit(sql.placeholder("limit"))
    .offset(sql.placeholder("offset"))
    .prepare(),
);

/** Listed recordings of one broadcaster of whatever age, newest first. */
export function tapesOfUser(
  db: Connection,
  userid: string,
  limit: number,
  offset: number,
): TapeRow[] {
  return ofUserQuery(db).all({ userid, limit, offset });
}
