import { and, count, desc, eq, gt, lte } from "drizzle-orm";
import type { Connection } from "../database";
import { accessToken } from "../schema/sqlite-admin";

export type AccessTokenRow = typeof accessToken.$inferSelect;
export type NewAccessTokenRow = typeof accessToken.$inferInsert;

export function findAccessToken(db: Connection, tokenHash: string): AccessTokenRow | null {
  return db.select().from(accessToken).where(eq(accessToken.tokenHash, tokenHash)).get() ?? null;
}

/** Those of one user, or of everybody, that have not expired; the newest first. */
export function accessTokensOf(
  db: Connection,
  userid: string | null,
  nowMs: number,
  limit: number,
): AccessTokenRow[] {
  const owner = userid === null ? undefined : eq(accessToken.userid, userid);
  return db
    .select()
    .from(accessToken)
    .where(and(owner, gt(accessToken.expiresMs, nowMs)))
    .orderBy(desc(accessToken.createdMs), accessToken.id)
    .limit(limit)
    .all();
}

export function countAccessTokens(db: Connection, userid: string, nowMs: number): number {
  const running = and(eq(accessToken.userid, userid), gt(accessToken.expiresMs, nowMs));
  return db.select({ n: count() }).from(accessToken).where(running).get()?.n ?? 0;
}

export function insertAccessToken(db: Connection, row: NewAccessTokenRow): void {
  db.insert(accessToken).values(row).run();
}

export function noteTokenUse(
  db: Connection,
  id: string,
  use: Pick<AccessTokenRow, "lastUsedMs" | "lastUsedFrom">,
): void {
  db.update(accessToken).set(use).where(eq(accessToken.id, id)).run();
}

/** True when there was one; `userid` null: of whomever. */
export function deleteAccessToken(db: Connection, id: string, userid: string | null): boolean {
  const owner = userid === null ? undefined : eq(accessToken.userid, userid);
  return (
    db
      .delete(accessToken)
      .where(and(eq(accessToken.id, id), owner))
      .run().changes > 0
  );
}

export function deleteAccessTokensOf(db: Connection, userid: string): void {
  db.delete(accessToken).where(eq(accessToken.userid, userid)).run();
}

export function deleteExpiredAccessTokens(db: Connection, nowMs: number): void {
  db.delete(accessToken).where(lte(accessToken.expiresMs, nowMs)).run();
}
