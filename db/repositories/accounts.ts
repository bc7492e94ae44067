import { and, desc, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { account, session } from "../schema/sqlite";

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

export function insertAccount(db: Connection, row: AccountRow): void {
  db.insert(account).values(row).run();
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

export function insertWebSession(db: Connection, row: WebSessionRow): void {
  db.insert(session).values(row).run();
}

export function deleteWebSession(db: Connection, tokenHash: string): void {
  db.delete(session).where(eq(session.tokenHash, tokenHash)).run();
}

export function deleteExpiredWebSessions(db: Connection, nowMs: number): void {
  db.delete(session).where(lte(session.expiresMs, nowMs)).run();
}
