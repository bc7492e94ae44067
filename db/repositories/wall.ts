import { and, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Connection } from "../database";
import { mentions } from "../mentions";
import { prepared } from "../prepared";
import { liveData, tapeData } from "../schema/sqlite";
import type { LiveRow } from "./live";
import type { TapeRow } from "./tapes";

const onAir = and(eq(liveData.status, 1), eq(liveData.announced, 1));
const watching = sql<number>`${liveData.viewerCount} + ${liveData.webViewerCount}`;
const listed = eq(tapeData.listed, 1);

/** That each term stands in one of the columns. */
function mentionsAll(columns: readonly SQLiteColumn[], terms: readonly string[]): SQL | undefined {
  return and(...terms.map((term) => mentions(columns, term)));
}

const liveWords = [liveData.title, liveData.nickname, liveData.userid] as const;
const tapeWords = [tapeData.title, tapeData.nickname, tapeData.userid] as const;

/** Lives on air that mention every term (all without terms), the most watched first. */
export function listOnAir(db: Connection, terms: readonly string[], limit: number): LiveRow[] {
  return db
    .select()
    .from(liveData)
    .where(and(onAir, mentionsAll(liveWords, terms)))
    .orderBy(desc(watching), desc(liveData.createTime), desc(liveData.userid))
    .limit(limit)
    .all();
}

export function countOnAir(db: Connection, terms: readonly string[]): number {
  const row = db
    .select({ n: sql<number>`count(*)` })
    .from(liveData)
    .where(and(onAir, mentionsAll(liveWords, terms)))
    .get();
  return row?.n ?? 0;
}

const windowQuery = prepared((db) =>
  db
    .select({ endMs: tapeData.endMs })
    .from(tapeData)
    .where(and(listed, lt(tapeData.endMs, sql.placeholder("belowMs"))))
    .orderBy(desc(tapeData.endMs))
    .limit(1)
    .offset(sql.placeholder("rows"))
    .prepare(),
);

/** Since when about `rows` listed recordings ended that ended before `belowMs`; 0: since ever. */
export function tapeWindow(db: Connection, belowMs: number, rows: number): number {
  return windowQuery(db).get({ belowMs, rows })?.endMs ?? 0;
}

/** Ids of the listed recordings within a window that mention every term, newest first. */
export type TapeSearchQuery = (fromMs: number, belowMs: number) => string[];

/** Prepares one search, which is asked window by window. */
export function prepareTapeSearch(db: Connection, terms: readonly string[]): TapeSearchQuery {
  const query = db
    .select({ fileId: tapeData.fileId })
    .from(tapeData)
    .where(
      and(
        listed,
        gte(tapeData.endMs, sql.placeholder("fromMs")),
        lt(tapeData.endMs, sql.placeholder("belowMs")),
        mentionsAll(tapeWords, terms),
      ),
    )
    .orderBy(desc(tapeData.endMs), desc(tapeData.fileId))
    .prepare();
  return (fromMs, belowMs) => query.all({ fromMs, belowMs }).map(({ fileId }) => fileId);
}

/** These recordings as far as they are listed, in no order: to sort them here would cost a scan. */
export function tapesByFileId(db: Connection, fileIds: readonly string[]): TapeRow[] {
  if (fileIds.length === 0) return [];
  return db
    .select()
    .from(tapeData)
    .where(inArray(tapeData.fileId, [...fileIds]))
    .all()
    .filter((row) => row.listed === 1);
}

const totalsOfUserQuery = prepared((db) =>
  db
    .select({
      count: sql<number>`count(*)`,
      likes: sql<number>`coalesce(sum(${tapeData.likeCount}), 0)`,
    })
    .from(tapeData)
    .where(and(eq(tapeData.userid, sql.placeholder("userid")), listed))
    .prepare(),
);

/** How many listed recordings a broadcaster has, and their likes together. */
export function tapeTotalsOf(db: Connection, userid: string): { count: number; likes: number } {
  return totalsOfUserQuery(db).get({ userid }) ?? { count: 0, likes: 0 };
}
