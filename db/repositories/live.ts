import { and, desc, eq, isNull, lte, ne, notExists, sql } from "drizzle-orm";
import { atLeastZero } from "../at-least-zero";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { account, liveData } from "../schema/sqlite";

export type LiveRow = typeof liveData.$inferSelect;
/** Rows to be: what is left out has the default of its column. */
export type NewLiveRow = typeof liveData.$inferInsert;

const byUserQuery = prepared((db) =>
  db
    .select()
    .from(liveData)
    .where(eq(liveData.userid, sql.placeholder("userid")))
    .prepare(),
);

const byStreamQuery = prepared((db) =>
  db
    .select()
    .from(liveData)
    .where(eq(liveData.streamName, sql.placeholder("streamName")))
    .prepare(),
);

const shown = and(eq(liveData.status, 1), eq(liveData.announced, 1));

const onlineQuery = prepared((db) =>
  db
    .select()
    .from(liveData)
    .where(shown)
    .orderBy(desc(liveData.createTime), desc(liveData.userid))
    .limit(sql.placeholder("limit"))
    .offset(sql.placeholder("offset"))
    .prepare(),
);

const countOnlineQuery = prepared((db) =>
  db.select({ n: sql<number>`count(*)` }).from(liveData).where(shown).prepare(),
);

const addViewersQuery = prepared((db) =>
  db
    .update(liveData)
    .set({ viewerCount: atLeastZero(liveData.viewerCount) })
    .where(eq(liveData.userid, sql.placeholder("userid")))
    .prepare(),
);

const addLikesQuery = prepared((db) =>
  db
    .update(liveData)
    .set({ likeCount: atLeastZero(liveData.likeCount) })
    .where(eq(liveData.userid, sql.placeholder("userid")))
    .prepare(),
);

export function findLive(db: Connection, userid: string): LiveRow | null {
  return byUserQuery(db).get({ userid }) ?? null;
}

/**
 * The live with this chat group that is on air. Phones choose the groups, so that several may name
 * the same: the one that was there first has it.
 */
export function findLiveByGroup(db: Connection, groupid: string): LiveRow | null {
  return (
    db
      .select()
      .from(liveData)
      .where(and(eq(liveData.groupid, groupid), shown))
      .orderBy(liveData.createTime, liveData.addressIssuedMs)
      .limit(1)
      .get() ?? null
  );
}

export function findLiveByStream(db: Connection, streamName: string): LiveRow | null {
  return byStreamQuery(db).get({ streamName }) ?? null;
}

export function insertLive(db: Connection, row: NewLiveRow): void {
  db.insert(liveData).values(row).run();
}

export function updateLive(db: Connection, userid: string, change: Partial<LiveRow>): void {
  db.update(liveData).set(change).where(eq(liveData.userid, userid)).run();
}

/** Never below 0. */
export function addLiveViewers(db: Connection, userid: string, change: number): void {
  addViewersQuery(db).run({ userid, change });
}

/** Never below 0. */
export function addLiveLikes(db: Connection, userid: string, change: number): void {
  addLikesQuery(db).run({ userid, change });
}

/** Who watches, on phones and in browsers: the one figure that is shown anywhere. */
export function viewersOf({
  viewerCount,
  webViewerCount,
}: Pick<LiveRow, "viewerCount" | "webViewerCount">): number {
  return viewerCount + webViewerCount;
}

const setWebViewersQuery = prepared((db) =>
  db
    .update(liveData)
    .set({ webViewerCount: sql`${sql.placeholder("webViewerCount")}` })
    .where(eq(liveData.userid, sql.placeholder("userid")))
    .prepare(),
);

/** Sets how many watch in browsers. */
export function setWebViewers(db: Connection, userid: string, webViewerCount: number): void {
  setWebViewersQuery(db).run({ userid, webViewerCount });
}

/** Nobody watches in a browser: their streams ended with the process that had them. */
export function clearWebViewers(db: Connection): void {
  db.update(liveData).set({ webViewerCount: 0 }).where(ne(liveData.webViewerCount, 0)).run();
}

/** Every broadcaster's row, on air or not, newest first. */
export function listAllLives(db: Connection, limit: number, offset: number): LiveRow[] {
  return db
    .select()
    .from(liveData)
    .orderBy(desc(liveData.createTime), desc(liveData.userid))
    .limit(limit)
    .offset(offset)
    .all();
}

export function countAllLives(db: Connection): number {
  return db.select({ n: sql<number>`count(*)` }).from(liveData).get()?.n ?? 0;
}

/** Online lives, newest first. */
export function listOnline(db: Connection, limit: number, offset: number): LiveRow[] {
  return onlineQuery(db).all({ limit, offset });
}

export function countOnline(db: Connection): number {
  return countOnlineQuery(db).get()?.n ?? 0;
}

/** Rows from before every live had a chat group. */
export function livesWithoutGroup(db: Connection): LiveRow[] {
  return db.select().from(liveData).where(eq(liveData.groupid, "")).all();
}

/**
 * Rows of guests whose address never began a broadcast and has not been usable since
 * `expiredBeforeS`.
 */
export function deleteUnusedLives(db: Connection, expiredBeforeS: number): void {
  db.delete(liveData)
    .where(
      and(
        isNull(liveData.sessionId),
        lte(liveData.addressExpiresS, expiredBeforeS),
        // A ban outlives its address, and what an account has set for its room does, too.
        eq(liveData.forbidStatus, 0),
        notExists(
          db.select({ n: sql`1` }).from(account).where(eq(account.userid, liveData.userid)),
        ),
      ),
    )
    .run();
}
