import type { Connection } from "@/db/database";
import { countAccessTokens } from "@/db/repositories/access-tokens";
import {
  type AccountRow,
  countRoomSessions,
  countSessions,
  findAccount,
  sessionsOf,
} from "@/db/repositories/accounts";
import * as people from "@/db/repositories/admin-people";
import { auditLines } from "@/db/repositories/audit-log";
import { countSessionsOfUser } from "@/db/repositories/broadcasts";
import { everyRoom, findChatMute } from "@/db/repositories/chat-mutes";
import { ServiceError } from "@/lib/errors";
import {
  type PeoplePage,
  type PersonDetail,
  type PersonRow,
  type PersonSession,
  peopleCounted,
  peoplePerPage,
  sessionsOfPerson,
} from "@/lib/shared/admin-people";
import { roleOf } from "@/lib/shared/staff";
import { type Caller, requireStaff } from "./acting";
import { cursorOf, placeOf } from "./list-cursor";
import { pageOfPieces, rowsAtOnce } from "./newest-first";
import type { Services } from "./services";

/** Lines of the audit log in a person's detail. */
const auditLinesShown = 10;
/** Of the digest of a token, enough to tell two of one user apart. */
export const sessionIdDigits = 24;

type PeopleServices = Pick<Services, "database" | "now">;

/** Which accounts are asked for, and where the page begins. */
export interface PeopleQuery {
  readonly q?: string | undefined;
  readonly role?: people.PeopleFilter["role"];
  readonly state?: people.PeopleFilter["state"];
  readonly cursor?: string | undefined;
}

/** A page of the accounts, the newest first. @throws ServiceError `unverified`, `invalidParameter` */
export async function listPeople(
  { database, now }: PeopleServices,
  caller: Caller,
  { q = "", role, state, cursor }: PeopleQuery,
): Promise<PeoplePage> {
  requireStaff(caller, "readonly");
  const place = placeOf(cursor);
  const db = database.read;
  const nowMs = now();
  const filter = { term: q.trim(), role, state };
  const startMs = place?.atMs ?? Number.MAX_SAFE_INTEGER;
  const below = { createdMs: startMs, userid: place?.id ?? "" };
  const found = await pageOfPieces(
    {
      windowBelow: (belowMs) => people.peopleWindow(db, belowMs, rowsAtOnce),
      rowsOf: (piece, limit) => people.peopleWithin(db, filter, piece, below, nowMs, limit),
      countOf: (piece, after, most) =>
        people.countPeopleWithin(db, filter, piece, after, nowMs, most),
    },
    { startMs, perPage: peoplePerPage, counted: peopleCounted },
  );
  const last = found.rows.at(-1);
  return {
    people: rowsOf(
      db,
      found.rows.map(({ userid }) => userid),
      nowMs,
    ),
    next: found.hasMore && last ? cursorOf({ atMs: last.createdMs, id: last.userid }) : null,
    total: found.total,
    isTotalCut: found.isTotalCut,
  };
}

/** These accounts as lists show them, in this order; those that are gone are left out. */
function rowsOf(db: Connection, userids: readonly string[], nowMs: number): PersonRow[] {
  const accounts = new Map(people.accountsAmong(db, userids).map((row) => [row.userid, row]));
  const bans = people.bansAmong(db, userids, nowMs);
  const lives = new Map(people.livesAmong(db, userids, nowMs).map((row) => [row.userid, row]));
  return userids.flatMap((userid) => {
    const row = accounts.get(userid);
    return row ? [viewOf(row, bans.get(userid) ?? 0, lives.get(userid))] : [];
  });
}

function viewOf(
  row: AccountRow,
  bannedUntilMs: number,
  live: { readonly onAir: number; readonly forbidden: number } | undefined,
): PersonRow {
  const { userid: userId, nickname, avatar: avatarUrl, createdMs, signedInMs, lockedMs } = row;
  return {
    ...{ userId, nickname, avatarUrl, createdMs, signedInMs, lockedMs, bannedUntilMs },
    role: roleOf(row.role),
    onAir: live?.onAir === 1,
    forbidden: live?.forbidden === 1,
  };
}

/** Everything about one account. @throws ServiceError `unverified`, `notFound` */
export function personOf(
  { database, now }: PeopleServices,
  caller: Caller,
  userid: string,
): PersonDetail {
  requireStaff(caller, "readonly");
  const db = database.read;
  const nowMs = now();
  const row = requireAccount(db, userid);
  const ban = findChatMute(db, everyRoom, userid, nowMs);
  const { tapes, bytes: tapeBytes } = people.storageOf(db, userid);
  return {
    ...viewOf(row, ban?.untilMs ?? 0, people.livesAmong(db, [userid], nowMs)[0]),
    lockReason: row.lockReason,
    bannedBy: ban?.mutedBy ?? "",
    mutes: people.countMutesOf(db, userid, nowMs),
    sessions: sessionsOf(db, userid, nowMs, sessionsOfPerson).map(sessionView),
    sessionTotal: countSessions(db, userid, nowMs),
    roomSignIns: countRoomSessions(db, userid, nowMs),
    accessTokens: countAccessTokens(db, userid, nowMs),
    broadcasts: countSessionsOfUser(db, userid),
    ...{ tapes, tapeBytes },
    reportsAbout: people.countReportsAbout(db, userid),
    reportsBy: people.countReportsBy(db, userid),
    audit: auditLines(db, { target: userid }, auditLinesShown).map(
      ({ seq, atMs, actor, via, action, outcome }) => ({ seq, atMs, actor, via, action, outcome }),
    ),
  };
}

function sessionView(row: ReturnType<typeof sessionsOf>[number]): PersonSession {
  return {
    id: row.tokenHash.slice(0, sessionIdDigits),
    kind: row.sealedToken ? "app" : "web",
    sinceMs: row.createdMs,
    expiresMs: row.expiresMs,
    clientIp: row.clientIp,
    agent: row.agent,
  };
}

/** @throws ServiceError `notFound` */
export function requireAccount(db: Connection, userid: string): AccountRow {
  const row = findAccount(db, userid);
  if (row) return row;
  throw new ServiceError("notFound", "There is no account of this name.");
}
