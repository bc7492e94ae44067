import { desc, eq, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { pruneOldest } from "../prune-oldest";
import { ugcVideo } from "../schema/sqlite";

export type UgcVideoRow = typeof ugcVideo.$inferSelect;

export function findUgcVideo(db: Connection, fileId: string): UgcVideoRow | null {
  return db.select().from(ugcVideo).where(eq(ugcVideo.fileId, fileId)).get() ?? null;
}

export function insertUgcVideo(db: Connection, row: UgcVideoRow): void {
  db.insert(ugcVideo).values(row).run();
}

/** Newest first. */
export function listUgcVideos(db: Connection, limit: number, offset: number): UgcVideoRow[] {
  return db
    .select()
    .from(ugcVideo)
    .orderBy(desc(ugcVideo.createdMs), desc(ugcVideo.fileId))
    .limit(limit)
    .offset(offset)
    .all();
}

export function countUgcVideos(db: Connection): number {
  return db.select({ n: sql<number>`count(*)` }).from(ugcVideo).get()?.n ?? 0;
}

/** Keeps the newest `keep` videos; of those of the same millisecond as the first to go, none. */
export function pruneUgcVideos(db: Connection, keep: number): void {
  pruneOldest(db, ugcVideo, ugcVideo.createdMs, keep);
}

/** Returns whether there was such a video. */
export function deleteUgcVideo(db: Connection, fileId: string): boolean {
  return db.delete(ugcVideo).where(eq(ugcVideo.fileId, fileId)).run().changes > 0;
}
