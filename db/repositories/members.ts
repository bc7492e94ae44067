import { and, desc, eq, gte, inArray, lte, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { allPlaceholders, isAmong, listOf, prepared } from "../prepared";
import { groupMember } from "../schema/sqlite";

export type MemberRow = typeof groupMember.$inferSelect;

const byPlaceAndUser = and(
  eq(groupMember.place, sql.placeholder("place")),
  eq(groupMember.userid, sql.placeholder("userid")),
);

const findQuery = prepared((db) => db.select().from(groupMember).where(byPlaceAndUser).prepare());

const insertQuery = prepared((db) =>
  db.insert(groupMember).values(allPlaceholders(groupMember)).prepare(),
);

const listQuery = prepared((db) =>
  db
    .select()
    .from(groupMember)
    .where(eq(groupMember.place, sql.placeholder("place")))
    .orderBy(groupMember.enteredMs, groupMember.userid)
    .limit(sql.placeholder("limit"))
    .offset(sql.placeholder("offset"))
    .prepare(),
);

const countAtAddressQuery = prepared((db) =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(groupMember)
    .where(
      and(
        eq(groupMember.addressHash, sql.placeholder("addressHash")),
        eq(groupMember.liveuserid, sql.placeholder("liveuserid")),
      ),
    )
    .prepare(),
);

const byAddressQuery = prepared((db) =>
  db
    .select()
    .from(groupMember)
    .where(
      and(
        eq(groupMember.addressHash, sql.placeholder("addressHash")),
        eq(groupMember.liveuserid, sql.placeholder("liveuserid")),
        gte(groupMember.seenMs, sql.placeholder("sinceMs")),
      ),
    )
    .orderBy(desc(groupMember.seenMs), desc(groupMember.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

export function findMember(db: Connection, place: string, userid: string): MemberRow | null {
  return findQuery(db).get({ place, userid }) ?? null;
}

export function insertMember(db: Connection, row: MemberRow): void {
  insertQuery(db).run({ ...row });
}

export function updateMember(db: Connection, id: string, change: Partial<MemberRow>): void {
  db.update(groupMember).set(change).where(eq(groupMember.id, id)).run();
}

/** Returns whether there was such a member. */
export function deleteMember(db: Connection, place: string, userid: string): boolean {
  const { changes } = db
    .delete(groupMember)
    .where(and(eq(groupMember.place, place), eq(groupMember.userid, userid)))
    .run();
  return changes > 0;
}

export function deleteMembersOf(db: Connection, place: string): void {
  db.delete(groupMember).where(eq(groupMember.place, place)).run();
}

/** In the order in which they entered. */
export function listMembers(
  db: Connection,
  place: string,
  limit: number,
  offset: number,
): MemberRow[] {
  return listQuery(db).all({ place, limit, offset });
}

const amongQuery = prepared((db) =>
  db
    .select({ userid: groupMember.userid })
    .from(groupMember)
    .where(
      and(eq(groupMember.place, sql.placeholder("place")), isAmong(groupMember.userid, "userids")),
    )
    .prepare(),
);

/** Those of these users who are members of a place, in no order. */
export function membersAmong(db: Connection, place: string, userids: readonly string[]): string[] {
  if (userids.length === 0) return [];
  return amongQuery(db)
    .all({ place, userids: listOf(userids) })
    .map(({ userid }) => userid);
}

/** Viewers of a broadcaster's live and recordings behind one address. */
export function countAtAddress(db: Connection, addressHash: string, liveuserid: string): number {
  return countAtAddressQuery(db).get({ addressHash, liveuserid })?.n ?? 0;
}

/** Viewers of a broadcaster's live and recordings behind one address, the last seen first. */
export function membersAtAddress(
  db: Connection,
  addressHash: string,
  liveuserid: string,
  sinceMs: number,
  limit: number,
): MemberRow[] {
  return byAddressQuery(db).all({ addressHash, liveuserid, sinceMs, limit });
}

/** Members that nobody heard of since `beforeMs`, at most `limit`. */
export function staleMembers(db: Connection, beforeMs: number, limit: number): MemberRow[] {
  return db
    .select()
    .from(groupMember)
    .where(lte(groupMember.seenMs, beforeMs))
    .orderBy(groupMember.seenMs)
    .limit(limit)
    .all();
}

export function deleteMembers(db: Connection, ids: string[]): void {
  if (ids.length > 0) db.delete(groupMember).where(inArray(groupMember.id, ids)).run();
}
