import { randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import * as live from "@/db/repositories/live";
import * as liveSessions from "@/db/repositories/live-sessions";
import * as members from "@/db/repositories/members";
import * as tapes from "@/db/repositories/tapes";
import { addressHash } from "@/lib/auth/seal";
import { ServiceError } from "@/lib/errors";
import type { Page } from "@/lib/shared/models";
import type { Caller } from "./acting";
import { audienceOf, livePlaceKey } from "./audience-list";
import { noteViewer } from "./figure-notes";
import type { PageRequest, RoomServices } from "./rooms";
import { isPrivateTape } from "./tape-standing";

/** Where somebody watches: a broadcaster's live, or one recording. */
export type Place =
  | { readonly kind: "live"; readonly key: string; readonly userid: string }
  | {
      readonly kind: "tape";
      readonly key: string;
      readonly tapeId: string;
      /** Whose recording it is. */
      readonly userid: string;
    };

/** What a phone says about where its user is. */
export interface Whereabouts {
  readonly liveuserid: string;
  /** The chat group of a live, or the fileid of a recording. */
  readonly groupid: string;
  readonly isTape: boolean;
}

export interface Viewer {
  readonly userid: string;
  readonly nickname: string;
  readonly headpic: string;
}

/** Begins the key of a recording's audience. */
const tapePrefix = "tape:";

/** The recording that a viewer watches; null of one who watches a live. */
export function tapeIdOf({ place }: Pick<members.MemberRow, "place">): string | null {
  return place.startsWith(tapePrefix) ? place.slice(tapePrefix.length) : null;
}

function livePlace(userid: string): Place {
  return { kind: "live", key: livePlaceKey(userid), userid };
}

/**
 * A viewer enters. Repeated calls change nothing, a viewer of something that does not exist is no
 * error: the phone throws its user out at any code but 0. For the same reason one address may bring
 * any number of viewers, but only `VIEWERS_PER_ADDRESS` of them count.
 * @throws ServiceError `liveEnded` when the broadcast is over for certain; `tooOften`.
 */
export async function enterPlace(
  services: RoomServices,
  where: Whereabouts,
  viewer: Viewer,
  caller: Caller,
): Promise<void> {
  const { config, database, attempts } = services;
  await attempts.noteCall(caller.clientIp);
  if (!findOpenPlace(database.read, where)) return;
  const nowMs = services.now();
  const from = addressHash(config.sessionKey, caller.clientIp);
  await database.write((db) => {
    const place = findOpenPlace(db, where);
    if (!place) return;
    if (place.kind === "live" && isOver(db, place.userid)) {
      throw new ServiceError("liveEnded", "This live has ended.");
    }
    const known = members.findMember(db, place.key, viewer.userid);
    if (known) {
      if (!isHimself(known, caller, from)) return;
      members.updateMember(db, known.id, {
        seenMs: nowMs,
        ...(viewer.nickname ? { nickname: viewer.nickname } : {}),
        ...(viewer.headpic ? { headpic: viewer.headpic } : {}),
      });
      return;
    }
    if (isFull(config, db, from, place.userid)) return;
    members.insertMember(db, {
      id: randomUUID(),
      place: place.key,
      ...viewer,
      // Not what the phone says: likes of this address are told apart by it.
      liveuserid: place.userid,
      addressHash: from,
      enteredMs: nowMs,
      seenMs: nowMs,
    });
    count(db, place, 1);
    if (place.kind === "live") noteViewer(services, db, place.userid, viewer.userid);
  });
}

/**
 * A viewer leaves; one who was not there is no error and counts nothing. The names of viewers are
 * public, so that a guest leaves only from the address from which he came.
 */
export async function quitPlace(
  services: RoomServices,
  where: Whereabouts,
  userid: string,
  caller: Caller,
): Promise<void> {
  const { config, database, attempts } = services;
  const from = addressHash(config.sessionKey, caller.clientIp);
  const isThere = (db: Connection) => {
    const place = findPlace(db, where);
    const member = place ? members.findMember(db, place.key, userid) : null;
    return place && member && isHimself(member, caller, from) ? place : null;
  };
  if (!isThere(database.read)) return;
  await attempts.noteCall(caller.clientIp);
  await database.write((db) => {
    const place = isThere(db);
    if (place && members.deleteMember(db, place.key, userid)) count(db, place, -1);
  });
}

/** Whether a viewer's row is the caller's: by proof of identity, or by the address he came from. */
function isHimself(member: members.MemberRow, { actor }: Caller, from: string): boolean {
  if (actor.kind === "user" && actor.userId === member.userid) return true;
  return member.addressHash === from;
}

function isFull(
  { viewersPerAddress }: RoomServices["config"],
  db: Connection,
  from: string,
  liveuserid: string,
): boolean {
  if (viewersPerAddress === 0 || from === "") return false;
  return members.countAtAddress(db, from, liveuserid) >= viewersPerAddress;
}

/**
 * Who watches, in the order in which they came; of those in browsers who have a name. The phone does
 * not say whether it is a recording, and shows the total as the number of viewers.
 */
export function listViewers(
  services: RoomServices,
  { liveuserid, groupid }: Pick<Whereabouts, "liveuserid" | "groupid">,
  { page, pageSize }: PageRequest,
): Page<Viewer> {
  const db = services.database.read;
  const place =
    findOpenPlace(db, { liveuserid, groupid, isTape: true }) ??
    findOpenPlace(db, { liveuserid, groupid, isTape: false });
  if (!place) return { items: [], total: 0 };
  const offset = (page - 1) * pageSize;
  const rows =
    place.kind === "tape"
      ? members.listMembers(db, place.key, pageSize, offset)
      : audienceOf(services, place.userid).slice(offset, pageSize);
  const items = rows.map(({ userid, nickname, headpic }) => ({
    userid,
    nickname: nickname || userid,
    headpic,
  }));
  return { items, total: shownCount(db, place) };
}

/** What the lists say, too; kept level with the rows. */
function shownCount(db: Connection, place: Place): number {
  if (place.kind === "live") {
    const row = live.findLive(db, place.userid);
    return row ? live.viewersOf(row) : 0;
  }
  return tapes.findTapeById(db, place.tapeId)?.viewerCount ?? 0;
}

/** At the end of a broadcast everybody is out. */
export function emptyLive(db: Connection, userid: string): void {
  members.deleteMembersOf(db, livePlace(userid).key);
}

/** Viewers removed in one go, so that a big room does not hold up other writes. */
const expiredAtOnce = 500;

/** Takes out the viewers whose phones died without saying so. */
export async function expireMembers(
  services: Pick<RoomServices, "config" | "database" | "now">,
): Promise<void> {
  const beforeMs = services.now() - services.config.memberTtlSeconds * 1000;
  const isStale = () => members.staleMembers(services.database.read, beforeMs, 1).length > 0;
  while (isStale()) {
    await services.database.write((db) => {
      const stale = members.staleMembers(db, beforeMs, expiredAtOnce);
      members.deleteMembers(
        db,
        stale.map((row) => row.id),
      );
      for (const row of stale) {
        const tapeId = tapeIdOf(row);
        if (tapeId) tapes.addTapeViewers(db, tapeId, -1);
        else live.addLiveViewers(db, row.liveuserid, -1);
      }
    });
  }
}

/** The place that a phone means; null when there is none. */
function findPlace(db: Connection, where: Whereabouts): Place | null {
  if (where.isTape) {
    const tape = where.groupid ? tapes.findTape(db, where.groupid) : null;
    return tape
      ? { kind: "tape", key: tapePrefix + tape.id, tapeId: tape.id, userid: tape.userid }
      : null;
  }
  return live.findLive(db, where.liveuserid) ? livePlace(where.liveuserid) : null;
}

/** The same as far as everybody may know of it: a hidden recording is left and never entered. */
function findOpenPlace(db: Connection, where: Whereabouts): Place | null {
  const place = findPlace(db, where);
  if (place?.kind !== "tape") return place;
  const tape = tapes.findTapeById(db, place.tapeId);
  return tape && !isPrivateTape(db, tape) ? place : null;
}

/** True when it was on air and nothing new was announced since. */
function isOver(db: Connection, userid: string): boolean {
  const row = live.findLive(db, userid);
  if (!row || row.status === 1 || !row.sessionId) return false;
  const session = liveSessions.findSession(db, row.sessionId);
  return session?.endedMs != null && row.addressIssuedMs <= session.endedMs;
}

function count(db: Connection, place: Place, change: 1 | -1): void {
  if (place.kind === "live") live.addLiveViewers(db, place.userid, change);
  else tapes.addTapeViewers(db, place.tapeId, change);
}
