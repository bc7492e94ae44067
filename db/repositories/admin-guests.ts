import { and, desc, gt, gte, lt, type SQL, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { mentions } from "../mentions";
import { isAmong, listOf, prepared } from "../prepared";
import { chatMute, webGuest } from "../schema/sqlite";
import { addressBan } from "../schema/sqlite-admin";
import type { Stretch } from "./admin-people";
import { everyRoom } from "./chat-mutes";
import { countUpTo } from "./count-up-to";
import type { WebGuestRow } from "./web-guests";

/** Which guests are looked for. */
export interface GuestFilter {
  readonly term: string;
  /** Those who are banned themselves alone. */
  readonly banned: boolean;
}

/** A place in the order of the list: when he was seen, and which of those of that moment he is. */
export interface GuestPlace {
  readonly seenMs: number;
  readonly row: number;
}

/** The rows' own numbers, which their index ends with. */
const rowNumber = sql<number>`rowid`;

/** Since when about `rows` guests were seen who were last seen before `belowMs`; 0: since ever. */
export function guestsWindow(db: Connection, belowMs: number, rows: number): number {
  const row = db
    .select({ seenMs: webGuest.seenMs })
    .from(webGuest)
    .where(lt(webGuest.seenMs, belowMs))
    .orderBy(desc(webGuest.seenMs))
    .limit(1)
    .offset(rows)
    .get();
  return row?.seenMs ?? 0;
}

/** Guests of a stretch below a place in the order, who was seen last standing first. */
export function guestsWithin(
  db: Connection,
  filter: GuestFilter,
  { fromMs, belowMs }: Stretch,
  below: GuestPlace,
  nowMs: number,
  limit: number,
): (WebGuestRow & { row: number })[] {
  return db
    .select({
      row: rowNumber,
      tokenHash: webGuest.tokenHash,
      userid: webGuest.userid,
      nickname: webGuest.nickname,
      addressHash: webGuest.addressHash,
      createdMs: webGuest.createdMs,
      seenMs: webGuest.seenMs,
    })
    .from(webGuest)
    .where(and(gte(webGuest.seenMs, fromMs), isBelow(belowMs, below), matching(filter, nowMs)))
    .orderBy(desc(webGuest.seenMs), sql`${rowNumber} DESC`)
    .limit(limit)
    .all();
}

/** How many guests of a stretch there are, or of its part below a place, counted up to `most`. */
export function countGuestsWithin(
  db: Connection,
  filter: GuestFilter,
  { fromMs, belowMs }: Stretch,
  below: GuestPlace | null,
  nowMs: number,
  most: number,
): number {
  return countUpTo(
    db,
    webGuest,
    and(gte(webGuest.seenMs, fromMs), isBelow(belowMs, below), matching(filter, nowMs)),
    most,
  );
}

/** Below a moment and, where there is one, a place. */
function isBelow(belowMs: number, place: GuestPlace | null): SQL | undefined {
  if (!place) return lt(webGuest.seenMs, belowMs);
  const { seenMs, row } = place;
  return and(
    // The index is entered where the place is.
    lt(webGuest.seenMs, Math.min(belowMs, seenMs + 1)),
    sql`(${webGuest.seenMs}, ${rowNumber}) < (${seenMs}, ${row})`,
  );
}

function matching({ term, banned }: GuestFilter, nowMs: number): SQL | undefined {
  const isBanned = sql`${webGuest.userid} IN (SELECT ${chatMute.userid} FROM ${chatMute} WHERE ${chatMute.room} = ${everyRoom} AND ${chatMute.untilMs} > ${nowMs})`;
  return and(
    term === "" ? undefined : mentions([webGuest.userid, webGuest.nickname], term),
    banned ? isBanned : undefined,
  );
}

const addressBansQuery = prepared((db) =>
  db
    .select({ addressHash: addressBan.addressHash, untilMs: addressBan.untilMs })
    .from(addressBan)
    .where(
      and(
        isAmong(addressBan.addressHash, "hashes"),
        gt(addressBan.untilMs, sql.placeholder("nowMs")),
      ),
    )
    .prepare(),
);

/** Until when those of these addresses that are banned are, by their hash. */
export function addressBansAmong(
  db: Connection,
  addressHashes: readonly string[],
  nowMs: number,
): Map<string, number> {
  if (addressHashes.length === 0) return new Map();
  const rows = addressBansQuery(db).all({ hashes: listOf(addressHashes), nowMs });
  return new Map(rows.map(({ addressHash, untilMs }) => [addressHash, untilMs]));
}
