import { eq, lte } from "drizzle-orm";
import type { Connection } from "../database";
import { account, session } from "../schema/sqlite";

export type AccountRow = typeof account.$inferSelect;
export type WebSessionRow = typeof session.$inferSelect;

export function findAccount(db: Connection, userid: string): AccountRow | null {
  return db.select().from(account).where(eq(account.userid, userid)).get() ?? null;
}

export function insertAccount(db: Connection, row: AccountRow): void {
  db.insert(account).values(row).run();
}

export function findWebSession(db: Connection, tokenHash: string): WebSessionRow | null {
  return db.select().from(session).where(eq(session.tokenHash, tokenHash)).get() ?? null;
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
