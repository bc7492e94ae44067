import { and, asc, desc, eq, gt, gte, lte, or, sql } from "drizzle-orm";
import { atLeastZero } from "../at-least-zero";
import type { Connection } from "../database";
import { allPlaceholders, prepared, wholeRow } from "../prepared";
import { groupMember, tapeData, tapeFile, tapeOriginal } from "../schema/sqlite";

export type TapeRow = typeof tapeData.$inferSelect;
/** A row to be: what is left out has the default of its column. */
export type NewTapeRow = typeof tapeData.$inferInsert;

export type TapeFileRow = typeof tapeFile.$inferSelect;
export type TapeOriginalRow = typeof tapeOriginal.$inferSelect;

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
      storedBytes: sql`${sql.placeholder("storedBytes")}`,
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
  insertTapeQuery(db).run({ ...wholeRow(tapeData, row) });
}

export function updateTape(db: Connection, id: string, change: Partial<TapeRow>): void {
  db.update(tapeData).set(change).where(eq(tapeData.id, id)).run();
}

/** What follows from the files of a recording. */
export type TapeFilesSummary = Pick<
  TapeRow,
  | "fileId"
  | "hlsPlayUrl"
  | "playUrl"
  | "startMs"
  | "endMs"
  | "durationS"
  | "sizeBytes"
  | "storedBytes"
  | "listed"
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

/** Every recording of one broadcaster, hidden and deleted ones as well, newest first. */
export function ownTapes(db: Connection, userid: string, limit: number, offset: number): TapeRow[] {
  return db
    .select()
    .from(tapeData)
    .where(eq(tapeData.userid, userid))
    .orderBy(desc(tapeData.endMs), desc(tapeData.fileId))
    .limit(limit)
    .offset(offset)
    .all();
}

export function countOwnTapes(db: Connection, userid: string): number {
  const row = db
    .select({ n: sql<number>`count(*)` })
    .from(tapeData)
    .where(eq(tapeData.userid, userid))
    .get();
  return row?.n ?? 0;
}

/** The recordings of one broadcast, in their order. */
export function tapesOfSession(db: Connection, sessionId: string): TapeRow[] {
  return db
    .select()
    .from(tapeData)
    .where(eq(tapeData.sessionId, sessionId))
    .orderBy(asc(tapeData.startMs), asc(tapeData.id))
    .all();
}

/** Unlisted recordings that ended since then: those among them that nobody may watch lie apart. */
export function unlistedTapes(db: Connection, sinceMs: number): TapeRow[] {
  return db
    .select()
    .from(tapeData)
    .where(and(eq(tapeData.listed, 0), gte(tapeData.endMs, sinceMs)))
    .all();
}

/** Recordings deleted up to that moment, those of the longest ago first. */
export function tapesDeletedUntil(db: Connection, untilMs: number, limit: number): TapeRow[] {
  return db
    .select()
    .from(tapeData)
    .where(and(gt(tapeData.deletedMs, 0), lte(tapeData.deletedMs, untilMs)))
    .orderBy(asc(tapeData.deletedMs))
    .limit(limit)
    .all();
}

/** The recording of this stream that has, or had before it was trimmed, a file with this URL. */
export function tapeOfUrl(db: Connection, streamName: string, url: string): TapeRow | null {
  const row = db
    .select({ tape: tapeData })
    .from(tapeData)
    .innerJoin(tapeFile, eq(tapeFile.tapeId, tapeData.id))
    .leftJoin(tapeOriginal, eq(tapeOriginal.tapeId, tapeData.id))
    .where(
      and(
        eq(tapeData.streamName, streamName),
        or(eq(tapeFile.url, url), sql`instr(${tapeOriginal.files}, ${JSON.stringify(url)}) > 0`),
      ),
    )
    .limit(1)
    .get();
  return row?.tape ?? null;
}

/** Takes these files for those that a recording had. */
export function replaceTapeFiles(
  db: Connection,
  tapeId: string,
  files: readonly TapeFileRow[],
): void {
  db.delete(tapeFile).where(eq(tapeFile.tapeId, tapeId)).run();
  for (const file of files) insertTapeFile(db, file);
}

/** What a trimmed recording was; null for one that is as it was made, or trimmed for good. */
export function findTapeOriginal(db: Connection, tapeId: string): TapeOriginalRow | null {
  return originalQuery(db).get({ tapeId }) ?? null;
}

const originalQuery = prepared((db) =>
  db
    .select()
    .from(tapeOriginal)
    .where(eq(tapeOriginal.tapeId, sql.placeholder("tapeId")))
    .prepare(),
);

export function setTapeOriginal(db: Connection, row: TapeOriginalRow): void {
  db.insert(tapeOriginal)
    .values(row)
    .onConflictDoUpdate({
      target: tapeOriginal.tapeId,
      set: { files: row.files, keptUntilMs: row.keptUntilMs },
    })
    .run();
}

export function deleteTapeOriginal(db: Connection, tapeId: string): void {
  db.delete(tapeOriginal).where(eq(tapeOriginal.tapeId, tapeId)).run();
}

/** Those whose old files are kept up to that moment and no longer; 0 says that they are gone. */
export function tapeOriginalsUntil(
  db: Connection,
  untilMs: number,
  limit: number,
): TapeOriginalRow[] {
  return db
    .select()
    .from(tapeOriginal)
    .where(and(gt(tapeOriginal.keptUntilMs, 0), lte(tapeOriginal.keptUntilMs, untilMs)))
    .limit(limit)
    .all();
}

/** A recording with its files, and who watches it. The place is that of `services/audience`. */
export function deleteTape(db: Connection, id: string, place: string): void {
  db.delete(groupMember).where(eq(groupMember.place, place)).run();
  deleteTapeOriginal(db, id);
  db.delete(tapeFile).where(eq(tapeFile.tapeId, id)).run();
  db.delete(tapeData).where(eq(tapeData.id, id)).run();
}
