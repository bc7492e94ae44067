import { eq, inArray, lt, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { pruneOldest } from "../prune-oldest";
import { account, liveData, webGuest } from "../schema/sqlite";

export type WebGuestRow = typeof webGuest.$inferSelect;

const byTokenQuery = prepared((db) =>
  db
    .select()
    .from(webGuest)
    .where(eq(webGuest.tokenHash, sql.placeholder("tokenHash")))
    .prepare(),
);

const byUserQuery = prepared((db) =>
  db
    .select()
    .from(webGuest)
    .where(eq(webGuest.userid, sql.placeholder("userid")))
    .prepare(),
);

/** The guest whose cookie holds this token. */
export function findGuestByToken(db: Connection, tokenHash: string): WebGuestRow | null {
  return byTokenQuery(db).get({ tokenHash }) ?? null;
}

/** The guest of that id. */
export function findGuest(db: Connection, userid: string): WebGuestRow | null {
  return byUserQuery(db).get({ userid }) ?? null;
}

export function insertGuest(db: Connection, row: WebGuestRow): void {
  db.insert(webGuest).values(row).run();
}

export function updateGuest(
  db: Connection,
  userid: string,
  change: Partial<Pick<WebGuestRow, "nickname" | "addressHash" | "seenMs">>,
): void {
  db.update(webGuest).set(change).where(eq(webGuest.userid, userid)).run();
}

/** Forgets whom nobody has seen since then, and of more than `keep` the ones seen longest ago. */
export function tidyGuests(db: Connection, seenBeforeMs: number, keep: number): void {
  db.delete(webGuest).where(lt(webGuest.seenMs, seenBeforeMs)).run();
  pruneOldest(db, webGuest, webGuest.seenMs, keep);
}

/** Userids and nicknames of who keeps order everywhere and of who is on air. */
export function namesOfAuthority(db: Connection): string[] {
  const keepers = db
    .select({ userid: account.userid, nickname: account.nickname })
    .from(account)
    .where(inArray(account.role, ["readonly", "moderator", "admin"]))
    .all();
  const broadcasters = db
    .select({ userid: liveData.userid, nickname: liveData.nickname, own: account.nickname })
    .from(liveData)
    .leftJoin(account, eq(account.userid, liveData.userid))
    .where(eq(liveData.status, 1))
    .all();
  return [
    ...keepers.flatMap(({ userid, nickname }) => [userid, nickname]),
    ...broadcasters.flatMap(({ userid, nickname, own }) => [userid, nickname, own ?? ""]),
  ];
}
