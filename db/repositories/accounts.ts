import { and, desc, eq, gt, inArray, lte, ne, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { account, roomSession, session } from "../schema/sqlite";

export type AccountRow = typeof account.$inferSelect;
export type WebSessionRow = typeof session.$inferSelect;

/** Removed in one go; more than one is there only after the bound was lowered. */
const maxSurplus = 100;

const accountQuery = prepared((db) =>
  db
    .select()
    .from(account)
    .where(eq(account.userid, sql.placeholder("userid")))
    .prepare(),
);

const sessionQuery = prepared((db) =>
  db
    .select()
    .from(session)
    .where(eq(session.tokenHash, sql.placeholder("tokenHash")))
    .prepare(),
);

const appSessionsQuery = prepared((db) =>
  db
    .select()
    .from(session)
    .where(
      and(
        eq(session.userid, sql.placeholder("userid")),
        gt(session.sealedToken, ""),
        gt(session.expiresMs, sql.placeholder("nowMs")),
      ),
    )
    .orderBy(desc(session.createdMs))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

export function findAccount(db: Connection, userid: string): AccountRow | null {
  return accountQuery(db).get({ userid }) ?? null;
}

export function insertAccount(db: Connection, row: typeof account.$inferInsert): void {
  db.insert(account).values(row).run();
}

/** Whether there is an account of that role. */
export function hasAccountOfRole(db: Connection, role: string): boolean {
  const rows = db.select({ userid: account.userid }).from(account);
  return rows.where(eq(account.role, role)).limit(1).get() !== undefined;
}

/** Returns whether there was such an account. */
export function updateAccount(
  db: Connection,
  userid: string,
  change: Partial<AccountRow>,
): boolean {
  return db.update(account).set(change).where(eq(account.userid, userid)).run().changes > 0;
}

export function findWebSession(db: Connection, tokenHash: string): WebSessionRow | null {
  return sessionQuery(db).get({ tokenHash }) ?? null;
}

/** Running app sessions of a user, the newest first. */
export function appSessionsOf(
  db: Connection,
  userid: string,
  nowMs: number,
  limit: number,
): WebSessionRow[] {
  return appSessionsQuery(db).all({ userid, nowMs, limit });
}

/** Ends the oldest app sessions of a user above `keep`. */
export function trimAppSessions(db: Connection, userid: string, keep: number): void {
  const surplus = db
    .select({ tokenHash: session.tokenHash })
    .from(session)
    .where(and(eq(session.userid, userid), gt(session.sealedToken, "")))
    .orderBy(desc(session.createdMs))
    .limit(maxSurplus)
    .offset(keep)
    .all();
  const hashes = surplus.map(({ tokenHash }) => tokenHash);
  if (hashes.length > 0) db.delete(session).where(inArray(session.tokenHash, hashes)).run();
}

/** The app session that this refresh token renews. */
export function findByRefreshHash(db: Connection, refreshHash: string): WebSessionRow | null {
  return db.select().from(session).where(eq(session.refreshHash, refreshHash)).get() ?? null;
}

export function insertWebSession(db: Connection, row: typeof session.$inferInsert): void {
  db.insert(session).values(row).run();
}

export function deleteWebSession(db: Connection, tokenHash: string): void {
  db.delete(session).where(eq(session.tokenHash, tokenHash)).run();
}

export function deleteExpiredWebSessions(db: Connection, nowMs: number): void {
  db.delete(session).where(lte(session.expiresMs, nowMs)).run();
}

/** Running sessions of a user, in browsers and apps, the newest first. */
export function sessionsOf(
  db: Connection,
  userid: string,
  nowMs: number,
  limit: number,
): WebSessionRow[] {
  return db
    .select()
    .from(session)
    .where(and(eq(session.userid, userid), gt(session.expiresMs, nowMs)))
    .orderBy(desc(session.createdMs), session.tokenHash)
    .limit(limit)
    .all();
}

/** Which of these sessions, by the digests of their tokens, run. */
export function sessionsAmong(
  db: Connection,
  tokenHashes: readonly string[],
  nowMs: number,
): Set<string> {
  const rows = db
    .select({ tokenHash: session.tokenHash })
    .from(session)
    .where(and(inArray(session.tokenHash, [...tokenHashes]), gt(session.expiresMs, nowMs)))
    .all();
  return new Set(rows.map(({ tokenHash }) => tokenHash));
}

/** How many sessions of a user run, in browsers and apps. */
export function countSessions(db: Connection, userid: string, nowMs: number): number {
  const running = and(eq(session.userid, userid), gt(session.expiresMs, nowMs));
  return db.select({ n: sql<number>`count(*)` }).from(session).where(running).get()?.n ?? 0;
}

/** How many of a user's sign-ins to RoomService run. */
export function countRoomSessions(db: Connection, userid: string, nowMs: number): number {
  const running = and(eq(roomSession.userid, userid), gt(roomSession.expiresMs, nowMs));
  return db.select({ n: sql<number>`count(*)` }).from(roomSession).where(running).get()?.n ?? 0;
}

/** Ends all sessions of a user but the one of this token, in browsers and apps. */
export function deleteOtherSessions(db: Connection, userid: string, tokenHash: string): void {
  db.delete(session)
    .where(and(eq(session.userid, userid), ne(session.tokenHash, tokenHash)))
    .run();
}
