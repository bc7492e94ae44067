import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Connection } from "../database";
import { tapeData, tapeFile, tapeOriginal } from "../schema/sqlite";
import type { TapeOriginalRow } from "./tapes";

/** Playlists of recordings in pieces, by their ids. */
export function hlsFilesAfter(
  db: Connection,
  fileId: string,
  limit: number,
): { readonly fileId: string; readonly url: string }[] {
  return db
    .select({ fileId: tapeFile.fileId, url: tapeFile.url })
    .from(tapeFile)
    .where(and(gt(tapeFile.fileId, fileId), eq(tapeFile.format, "hls")))
    .orderBy(asc(tapeFile.fileId))
    .limit(limit)
    .all();
}

/** What trimmed recordings were before, in pieces. */
export function originalsAfter(db: Connection, tapeId: string, limit: number): TapeOriginalRow[] {
  return db
    .select()
    .from(tapeOriginal)
    .where(gt(tapeOriginal.tapeId, tapeId))
    .orderBy(asc(tapeOriginal.tapeId))
    .limit(limit)
    .all();
}

/** The recordings that these files belong to. */
export function tapesWithFile(db: Connection, fileIds: readonly string[]) {
  return db
    .select({
      tapeId: tapeData.id,
      fileId: tapeData.fileId,
      title: tapeData.title,
      userid: tapeData.userid,
      deletedMs: tapeData.deletedMs,
      url: tapeFile.url,
    })
    .from(tapeFile)
    .innerJoin(tapeData, eq(tapeData.id, tapeFile.tapeId))
    .where(inArray(tapeFile.fileId, [...fileIds]))
    .all();
}
