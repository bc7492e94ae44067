import { and, desc, eq, gt, gte, inArray, like, lt, lte, ne, notLike, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { listOf, prepared } from "../prepared";
import { chatMute } from "../schema/sqlite";

export type ChatMuteRow = typeof chatMute.$inferSelect;

/** In the place of a room: everywhere. */
export const everyRoom = "";
/** In the place of a userid: everybody but who keeps order there. */
export const everybody = "";
/** Until when a mute holds that something other than the clock ends: the last date there is. */
export const openEndMs = 8.64e15;

const muteQuery = prepared((db) =>
  db
    .select()
    .from(chatMute)
    .where(
      and(
        eq(chatMute.userid, sql.placeholder("userid")),
        inArray(chatMute.room, [sql.placeholder("room"), everyRoom]),
        gt(chatMute.untilMs, sql.placeholder("nowMs")),
      ),
    )
    .orderBy(desc(chatMute.untilMs))
    .limit(1)
    .prepare(),
);

/** The mute that keeps a user from writing in a room now, the longest of them; null: none does. */
export function findChatMute(
  db: Connection,
  room: string,
  userid: string,
  nowMs: number,
): ChatMuteRow | null {
  return muteQuery(db).get({ room, userid, nowMs }) ?? null;
}

/** Begins the name of a network address in the place of a userid; no userid is of this form. */
const addressPrefix = "address:";

/**
 * In the place of a userid: every guest who comes from where this muted one came from, because a
 * guest needs no more than a new cookie to be somebody else. One row per muted guest, so that
 * freeing him leaves the address to the mutes of others.
 */
export function mutedAddress(addressHash: string, guestId: string): string {
  return `${addressPrefix}${addressHash} ${guestId}`;
}

const addressMuteQuery = prepared((db) =>
  db
    .select()
    .from(chatMute)
    .where(
      and(
        inArray(chatMute.room, [sql.placeholder("room"), everyRoom]),
        gte(chatMute.userid, sql.placeholder("first")),
        lt(chatMute.userid, sql.placeholder("end")),
        gt(chatMute.untilMs, sql.placeholder("nowMs")),
      ),
    )
    .orderBy(desc(chatMute.untilMs))
    .limit(1)
    .prepare(),
);

/** The longest mute of guests at an address in a room, or everywhere; null: there is none. */
export function findAddressMute(
  db: Connection,
  room: string,
  addressHash: string,
  nowMs: number,
): ChatMuteRow | null {
  const name = addressPrefix + addressHash;
  // The sign after the space ends the names that begin with this address.
  return addressMuteQuery(db).get({ room, first: `${name} `, end: `${name}!`, nowMs }) ?? null;
}

const addressMutesQuery = prepared((db) => {
  const hash = sql<string>`json_each.value`;
  const name = sql`${addressPrefix} || ${hash}`;
  return db
    .select({ hash, untilMs: sql<number>`max(${chatMute.untilMs})` })
    .from(sql`json_each(${sql.placeholder("hashes")})`)
    .crossJoin(chatMute)
    .where(
      and(
        eq(chatMute.room, sql.placeholder("room")),
        gte(chatMute.userid, sql`${name} || ' '`),
        lt(chatMute.userid, sql`${name} || '!'`),
        gt(chatMute.untilMs, sql.placeholder("nowMs")),
      ),
    )
    .groupBy(hash)
    .prepare();
});

/** Until when the longest mutes of guests at these addresses hold in a room, by the hashes. */
export function addressMutesAmong(
  db: Connection,
  room: string,
  addressHashes: readonly string[],
  nowMs: number,
): ReadonlyMap<string, number> {
  if (addressHashes.length === 0) return new Map();
  const hashes = listOf([...new Set(addressHashes)]);
  const rows = addressMutesQuery(db).all({ hashes, room, nowMs });
  return new Map(rows.map(({ hash, untilMs }) => [hash, untilMs]));
}

/** Lifts what a guest's mute in a room meant for his address. */
export function deleteAddressMutes(db: Connection, room: string, guestId: string): void {
  db.delete(chatMute)
    .where(and(eq(chatMute.room, room), like(chatMute.userid, `${addressPrefix}% ${guestId}`)))
    .run();
}

const muteAllQuery = prepared((db) =>
  db
    .select()
    .from(chatMute)
    .where(and(eq(chatMute.room, sql.placeholder("room")), eq(chatMute.userid, everybody)))
    .prepare(),
);

/** What silences a whole room; whether its broadcast has ended since then is not asked here. */
export function findMuteAll(db: Connection, room: string): ChatMuteRow | null {
  return muteAllQuery(db).get({ room }) ?? null;
}

/** Every room that is silenced, by the index of the mutes' ends. */
export function listMuteAlls(db: Connection): ChatMuteRow[] {
  return db
    .select()
    .from(chatMute)
    .where(and(eq(chatMute.untilMs, openEndMs), eq(chatMute.userid, everybody)))
    .all();
}

/** The mutes of a room (not of others) that hold now; those of addresses are not among them. */
function peopleIn(room: string, nowMs: number) {
  return and(
    eq(chatMute.room, room),
    ne(chatMute.userid, everybody),
    notLike(chatMute.userid, `${addressPrefix}%`),
    gt(chatMute.untilMs, nowMs),
  );
}

/** Who is muted in this room and until when, who is free first standing first. */
export function chatMutesOf(db: Connection, room: string, nowMs: number): ChatMuteRow[] {
  return db.select().from(chatMute).where(peopleIn(room, nowMs)).orderBy(chatMute.untilMs).all();
}

/** The last who were muted in this room, the latest first. */
export function latestChatMutes(
  db: Connection,
  room: string,
  nowMs: number,
  limit: number,
): ChatMuteRow[] {
  return db
    .select()
    .from(chatMute)
    .where(peopleIn(room, nowMs))
    .orderBy(desc(chatMute.createdMs), chatMute.userid)
    .limit(limit)
    .all();
}

export function countChatMutes(db: Connection, room: string, nowMs: number): number {
  const rows = db.select({ n: sql<number>`count(*)` }).from(chatMute);
  return rows.where(peopleIn(room, nowMs)).get()?.n ?? 0;
}

export function insertChatMute(db: Connection, row: ChatMuteRow): void {
  db.insert(chatMute).values(row).run();
}

export function deleteChatMute(db: Connection, room: string, userid: string): void {
  db.delete(chatMute)
    .where(and(eq(chatMute.room, room), eq(chatMute.userid, userid)))
    .run();
}

export function deleteExpiredChatMutes(db: Connection, nowMs: number): void {
  db.delete(chatMute).where(lte(chatMute.untilMs, nowMs)).run();
}
