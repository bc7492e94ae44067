import { and, desc, eq, gte, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { tapeData, tapeFile } from "../schema/sqlite";

export type TapeRow = typeof tapeData.$inferSelect;

export type TapeFileRow = typeof tapeFile.$inferSelect;

/** The tape that any of its files' ids names. */
export function findTape(db: Connection, fileId: string): TapeRow | null {
  const row = db
    .select({ tape: tapeData })
    .from(tapeFile)
    .innerJoin(tapeData, eq(tapeFile.tapeId, tapeData.id))
    .where(eq(tapeFile.fileId, fileId))
    .get();
  return row?.tape ?? null;
}

export function tapesOfStream(db: Connection, streamName: string): TapeRow[] {
  return db
    .select()
    .from(tapeData)
    .where(eq(tapeData.streamName, streamName))
    .orderBy(tapeData.startMs, tapeData.id)
    .all();
}

export function insertTape(db: Connection, row: TapeRow): void {
  db.insert(tapeData).values(row).run();
}

export function updateTape(db: Connection, id: string, change: Partial<TapeRow>): void {
  db.update(tapeData).set(change).where(eq(tapeData.id, id)).run();
}

export function hasTapeFile(db: Connection, fileId: string): boolean {
  return db.select().from(tapeFile).where(eq(tapeFile.fileId, fileId)).get() !== undefined;
}

/** The files of one tape. */
export function filesOfTape(db: Connection, tapeId: string): TapeFileRow[] {
  return db
    .select()
    .from(tapeFile)
    .where(eq(tapeFile.tapeId, tapeId))
    .orderBy(tapeFile.fileId)
    .all();
}

export function insertTapeFile(db: Connection, row: TapeFileRow): void {
  db.insert(tapeFile).values(row).run();
}

/** Listed recordings that ended since `sinceMs`, newest first. */
export function listTapes(
  db: Connection,
  sinceMs: number,
  limit: number,
  offset: number,
): TapeRow[] {
  return db
    .select()
    .from(tapeData)
    .where(and(eq(tapeData.listed, 1), gte(tapeData.endMs, sinceMs)))
    .orderBy(desc(tapeData.endMs), tapeData.fileId)
    .limit(limit)
    .offset(offset)
    .all();
}

export function countTapes(db: Connection, sinceMs: number): number {
  const row = db
    .select({ n: sql<number>`count(*)` })
    .from(tapeData)
    .where(and(eq(tapeData.listed, 1), gte(tapeData.endMs, sinceMs)))
    .get();
  return row?.n ?? 0;
}
