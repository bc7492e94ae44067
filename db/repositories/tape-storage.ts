import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { tapeData } from "../schema/sqlite";

/** What the recordings of one broadcaster take. */
export interface StorageRow {
  readonly userid: string;
  readonly count: number;
  readonly bytes: number;
  /** Of these, what is deleted and not removed yet. */
  readonly trashCount: number;
  readonly trashBytes: number;
}

const inTrash = sql`${tapeData.deletedMs} > 0`;

const sharesQuery = prepared((db) =>
  db
    .select({
      userid: tapeData.userid,
      count: sql<number>`count(*)`,
      bytes: sql<number>`sum(${tapeData.storedBytes})`,
      trashCount: sql<number>`sum(${inTrash})`,
      trashBytes: sql<number>`sum(CASE WHEN ${inTrash} THEN ${tapeData.storedBytes} ELSE 0 END)`,
    })
    .from(tapeData)
    .where(gt(tapeData.userid, sql.placeholder("after")))
    .groupBy(tapeData.userid)
    .orderBy(asc(tapeData.userid))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** What so many broadcasters take whose userids come after this one, in their order. */
export function storageSharesAfter(db: Connection, after: string, limit: number): StorageRow[] {
  return sharesQuery(db).all({ after, limit });
}

const nicknameQuery = prepared((db) =>
  db
    .select({ nickname: tapeData.nickname })
    .from(tapeData)
    .where(eq(tapeData.userid, sql.placeholder("userid")))
    .orderBy(desc(tapeData.endMs))
    .limit(1)
    .prepare(),
);

/** What a broadcaster was called in the newest recording; empty: there is none. */
export function nicknameInTapes(db: Connection, userid: string): string {
  return nicknameQuery(db).get({ userid })?.nickname ?? "";
}

/** A recording as far as rules of retention ask. */
export interface RetainedRow {
  readonly id: string;
  readonly fileId: string;
  readonly userid: string;
  readonly endMs: number;
  readonly storedBytes: number;
  readonly kept: number;
}

const oldestQuery = prepared((db) =>
  db
    .select({
      id: tapeData.id,
      fileId: tapeData.fileId,
      userid: tapeData.userid,
      endMs: tapeData.endMs,
      storedBytes: tapeData.storedBytes,
      kept: tapeData.kept,
    })
    .from(tapeData)
    .where(
      and(
        sql`(${tapeData.endMs}, ${tapeData.fileId}) > (${sql.placeholder("endMs")}, ${sql.placeholder("fileId")})`,
        sql`+${tapeData.deletedMs} = 0`,
      ),
    )
    .orderBy(asc(tapeData.endMs), asc(tapeData.fileId))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** Recordings that are not deleted, the oldest first, after this place in that order. */
export function oldestTapesAfter(
  db: Connection,
  place: { readonly endMs: number; readonly fileId: string },
  limit: number,
): RetainedRow[] {
  return oldestQuery(db).all({ ...place, limit });
}
