import { eq, lte, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { account, session } from "../schema/sqlite";

export type AccountRow = typeof account.$inferSelect;
export type WebSessionRow = typeof session.$inferSelect;

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

export function findAccount(db: Connection, userid: string): AccountRow | null {
  return accountQuery(db).get({ userid }) ?? null;
}

export function insertAccount(db: Connection, row: AccountRow): void {
  db.insert(account).values(row).run();
}

export function findWebSession(db: Connection, tokenHash: string): WebSessionRow | null {
  return sessionQuery(db).get({ tokenHash }) ?? null;
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
