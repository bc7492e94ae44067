import {
  and,
  count,
  desc,
  eq,
  gt,
  gte,
  lt,
  ne,
  or,
  type Placeholder,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Connection } from "../database";
import { mentions } from "../mentions";
import { isAmong, listOf, prepared } from "../prepared";
import {
  account,
  chatMute,
  linkStream,
  liveData,
  report,
  session,
  tapeData,
} from "../schema/sqlite";
import type { AccountRow, WebSessionRow } from "./accounts";
import { everyRoom } from "./chat-mutes";
import { countUpTo } from "./count-up-to";

/** Which accounts are looked for; what is left out is not asked about. */
export interface PeopleFilter {
  /** Stands in the userid or the nickname, whatever the case of its ASCII letters. */
  readonly term: string;
  readonly role?: string | undefined;
  readonly state?: "locked" | "banned" | "onAir" | "forbidden" | undefined;
}

/** A stretch of time in which accounts were made: from the first moment, before the second. */
export interface Stretch {
  readonly fromMs: number;
  readonly belowMs: number;
}

/** A place in the order of the list. */
export interface PersonPlace {
  readonly createdMs: number;
  readonly userid: string;
}

/** Since when about `rows` accounts were made that were made before `belowMs`; 0: since ever. */
export function peopleWindow(db: Connection, belowMs: number, rows: number): number {
  const row = db
    .select({ createdMs: account.createdMs })
    .from(account)
    .where(lt(account.createdMs, belowMs))
    .orderBy(desc(account.createdMs))
    .limit(1)
    .offset(rows)
    .get();
  return row?.createdMs ?? 0;
}

/** Accounts of a stretch below a place in the order, the newest first. */
export function peopleWithin(
  db: Connection,
  filter: PeopleFilter,
  { fromMs, belowMs }: Stretch,
  below: PersonPlace,
  nowMs: number,
  limit: number,
): PersonPlace[] {
  return db
    .select({ createdMs: account.createdMs, userid: account.userid })
    .from(account)
    .where(and(gte(account.createdMs, fromMs), isBelow(belowMs, below), matching(filter, nowMs)))
    .orderBy(desc(account.createdMs), desc(account.userid))
    .limit(limit)
    .all();
}

/** How many accounts of a stretch there are, or of its part below a place, counted up to `most`. */
export function countPeopleWithin(
  db: Connection,
  filter: PeopleFilter,
  { fromMs, belowMs }: Stretch,
  below: PersonPlace | null,
  nowMs: number,
  most: number,
): number {
  return countUpTo(
    db,
    account,
    and(gte(account.createdMs, fromMs), isBelow(belowMs, below), matching(filter, nowMs)),
    most,
  );
}

/** Below a moment and, where there is one, a place. */
function isBelow(belowMs: number, place: PersonPlace | null): SQL | undefined {
  if (!place) return lt(account.createdMs, belowMs);
  const { createdMs, userid } = place;
  return and(
    // The index is entered where the place is.
    lt(account.createdMs, Math.min(belowMs, createdMs + 1)),
    sql`(${account.createdMs}, ${account.userid}) < (${createdMs}, ${userid})`,
  );
}

function matching({ term, role, state }: PeopleFilter, nowMs: number): SQL | undefined {
  return and(
    term === "" ? undefined : mentions([account.userid, account.nickname], term),
    // The plus keeps to the index that has all the columns: most accounts are of one role.
    role === undefined ? undefined : sql`+${account.role} = ${role}`,
    state === undefined ? undefined : inState(state, nowMs),
  );
}

function inState(state: NonNullable<PeopleFilter["state"]>, nowMs: number): SQL | undefined {
  switch (state) {
    case "locked":
      return gt(account.lockedMs, 0);
    case "banned":
      return sql`${account.userid} IN (SELECT ${chatMute.userid} FROM ${chatMute} WHERE ${bannedNow(nowMs)})`;
    case "onAir":
      return sql`${account.userid} IN (SELECT ${liveData.userid} FROM ${liveData} WHERE ${eq(liveData.status, 1)})`;
    case "forbidden":
      return sql`${account.userid} IN (SELECT ${liveData.userid} FROM ${liveData} WHERE ${forbiddenNow(nowMs)})`;
  }
}

/** A moment, or the placeholder that is given it. */
type Moment = number | Placeholder;

const bannedNow = (nowMs: Moment) => and(eq(chatMute.room, everyRoom), gt(chatMute.untilMs, nowMs));

function forbiddenNow(nowMs: Moment): SQL | undefined {
  const untilLifted = eq(liveData.forbidUntilMs, 0);
  return and(eq(liveData.forbidStatus, 1), or(untilLifted, gt(liveData.forbidUntilMs, nowMs)));
}

const accountsQuery = prepared((db) =>
  db.select().from(account).where(isAmong(account.userid, "userids")).prepare(),
);

/** These accounts, in no order. */
export function accountsAmong(db: Connection, userids: readonly string[]): AccountRow[] {
  if (userids.length === 0) return [];
  return accountsQuery(db).all({ userids: listOf(userids) });
}

const bansQuery = prepared((db) =>
  db
    .select({ userid: chatMute.userid, untilMs: chatMute.untilMs })
    .from(chatMute)
    .where(and(bannedNow(sql.placeholder("nowMs")), isAmong(chatMute.userid, "userids")))
    .prepare(),
);

/** Until when those of them who are banned from every room are, by userid. */
export function bansAmong(
  db: Connection,
  userids: readonly string[],
  nowMs: number,
): Map<string, number> {
  if (userids.length === 0) return new Map();
  const rows = bansQuery(db).all({ userids: listOf(userids), nowMs });
  return new Map(rows.map(({ userid, untilMs }) => [userid, untilMs]));
}

const livesQuery = prepared((db) =>
  db
    .select({
      userid: liveData.userid,
      onAir: sql<number>`${eq(liveData.status, 1)}`,
      forbidden: sql<number>`${forbiddenNow(sql.placeholder("nowMs"))}`,
    })
    .from(liveData)
    .where(isAmong(liveData.userid, "userids"))
    .prepare(),
);

/** How broadcasters among them stand. */
export function livesAmong(db: Connection, userids: readonly string[], nowMs: number) {
  if (userids.length === 0) return [];
  return livesQuery(db).all({ userids: listOf(userids), nowMs });
}

/** Administrators who can sign in. */
export function countAdmins(db: Connection): number {
  // The plus: few are administrators, and hardly anybody is locked.
  const able = and(eq(account.role, "admin"), sql`+${account.lockedMs} = 0`);
  return db.select({ n: count() }).from(account).where(able).get()?.n ?? 0;
}

/** In how many rooms somebody is muted now. */
export function countMutesOf(db: Connection, userid: string, nowMs: number): number {
  const mutes = and(
    gt(chatMute.untilMs, nowMs),
    eq(chatMute.userid, userid),
    ne(chatMute.room, everyRoom),
  );
  return db.select({ n: count() }).from(chatMute).where(mutes).get()?.n ?? 0;
}

/** How many recordings a broadcaster has that are not deleted, and what they take. */
export function storageOf(db: Connection, userid: string): { tapes: number; bytes: number } {
  const row = db
    .select({ tapes: count(), bytes: sql<number>`coalesce(sum(${tapeData.storedBytes}), 0)` })
    .from(tapeData)
    .where(and(eq(tapeData.userid, userid), eq(tapeData.deletedMs, 0)))
    .get();
  return row ?? { tapes: 0, bytes: 0 };
}

/** How often somebody was complained about; the ledger of complaints has a bounded length. */
export function countReportsAbout(db: Connection, userid: string): number {
  const about = eq(report.reported, userid);
  return db.select({ n: count() }).from(report).where(about).get()?.n ?? 0;
}

/** How often somebody complained himself. */
export function countReportsBy(db: Connection, userid: string): number {
  const by = eq(report.reporter, userid);
  return db.select({ n: count() }).from(report).where(by).get()?.n ?? 0;
}

/** The session that somebody opened last of which it is known from where. */
export function lastPlacedSession(db: Connection, userid: string): WebSessionRow | null {
  return (
    db
      .select()
      .from(session)
      .where(and(eq(session.userid, userid), gt(session.clientIp, "")))
      .orderBy(desc(session.createdMs))
      .limit(1)
      .get() ?? null
  );
}

/** Ends the session whose token's digest begins so. */
export function deleteSessionLike(db: Connection, userid: string, beginning: string): void {
  const begins = sql`substr(${session.tokenHash}, 1, ${beginning.length}) = ${beginning}`;
  db.delete(session)
    .where(and(eq(session.userid, userid), begins))
    .run();
}

/** Ends every session of a user, in browsers and apps. */
export function deleteSessionsOf(db: Connection, userid: string): void {
  db.delete(session).where(eq(session.userid, userid)).run();
}

/** Streams by which somebody may be in others' pictures now. */
export function linkStreamsOf(db: Connection, userid: string, nowS: number): string[] {
  return db
    .select({ streamName: linkStream.streamName })
    .from(linkStream)
    .where(and(gt(linkStream.expiresS, nowS), eq(linkStream.userid, userid)))
    .all()
    .map(({ streamName }) => streamName);
}
