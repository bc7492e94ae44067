import type { Connection } from "@/db/database";
import * as live from "@/db/repositories/live";
import * as liveSessions from "@/db/repositories/live-sessions";
import { deleteRoom, findRoomOf } from "@/db/repositories/rooms";
import * as tapes from "@/db/repositories/tapes";
import type { AttemptLimits } from "@/lib/auth/attempt-limits";
import type { IssuedAddress, LiveProvider, Origin } from "@/lib/providers/live-provider";
import { categoryOf } from "@/lib/shared/categories";
import type { Page, Room, Tape } from "@/lib/shared/models";
import { issueKey, type KeyWish } from "./key-generations";
import type { ListMemory } from "./list-memory";
import { insertLiveRow } from "./live-row";
import type { Presence } from "./presence";
import { requireRoom } from "./require-room";
import { requireTape } from "./require-tape";
import { isForeignRoomId, ownRoomId } from "./room-id";
import { runningSession } from "./running-session";
import type { Services } from "./services";
import { closeGrace } from "./stream-events";
import { tellOfBroadcast } from "./webhook-facts";

export interface RoomServices extends Services {
  readonly attempts: AttemptLimits;
  readonly live: LiveProvider;
  readonly lists: ListMemory;
  /** Who watches in a browser. */
  readonly presence: Presence;
}

/** What a broadcaster says about the live to come. */
export interface AddressRequest {
  readonly userid: string;
  /** Chat group made by the app; empty for a broadcast from the web. */
  readonly groupid: string;
  readonly title: string;
  readonly nickname: string;
  readonly headpic: string;
  readonly frontcover: string;
  readonly location: string;
  readonly desc: string;
}

/** Beyond what the broadcaster says. */
export interface AddressOptions {
  /** False: a RoomService phone whose room, or whose joining of one, is still to come. */
  readonly announced?: boolean;
  /** Which guest asked, see `live_data.issued_to`. */
  readonly issuedTo?: string;
  /** What becomes of the keys from before. */
  readonly key?: KeyWish;
}

/**
 * Phones repeat a request that timed out after 10 s (Volley's retry); within this time the same
 * user and group get the same address again, in milliseconds.
 */
const repeatedRequestMs = 20_000;

/**
 * Issues a signed push address and makes the broadcaster's row ready. Likes start from zero, unless
 * the request is a repetition or the broadcaster pushes already; viewers are who is there.
 */
export async function requestAddress(
  services: RoomServices,
  request: AddressRequest,
  origin: Origin,
  { announced = true, issuedTo = "", key: wish = "any" }: AddressOptions = {},
): Promise<IssuedAddress> {
  const { config } = services;
  const now = services.now();
  const row = await services.database.write((db) => {
    const before = live.findLive(db, request.userid);
    // Also before anybody else may watch.
    const running =
      before !== null && (before.status === 1 || runningSession(db, before, now) !== null);
    const wanted = wantedGroup(request, running ? before : null);
    // The chat group of somebody who is on air is his; nobody's app makes the same one.
    const holder = live.findLiveByGroup(db, wanted)?.userid ?? request.userid;
    const groupid = holder === request.userid ? wanted : ownRoomId(request.userid);
    // A room is one broadcast's: who begins another one elsewhere has left it.
    const room = findRoomOf(db, request.userid);
    if (room && announced && room.roomid !== groupid) deleteRoom(db, room.roomid);
    const repeated =
      wish === "any" &&
      before?.groupid === groupid &&
      before.addressIssuedMs > before.endedByOwnerMs &&
      now - before.addressIssuedMs < repeatedRequestMs;
    const change = {
      ...request,
      groupid,
      issuedTo,
      // What is on air already stays what it is.
      announced: announced || (running && before.announced === 1) ? 1 : 0,
      ...(repeated ? {} : issueKey(config, before, wish, now)),
      ...(repeated || running ? {} : { createTime: Math.floor(now / 1000), likeCount: 0 }),
    };
    if (!before) {
      const key = issueKey(config, null, wish, now);
      const { announced } = change;
      return insertLiveRow(config, db, {
        ...request,
        ...key,
        groupid,
        issuedTo,
        announced,
        nowMs: now,
      });
    }
    live.updateLive(db, request.userid, change);
    if (running && before.sessionId) {
      describeSession(db, before.sessionId, { ...request, announced: change.announced });
      if (change.announced !== before.announced) {
        tellOfBroadcast(services, db, before.sessionId, []);
      }
    }
    return { ...before, ...change };
  });
  return services.live.pushAddress(row.streamName, row.addressExpiresS * 1000, origin);
}

/** Who is on air and names no group keeps the one where his viewers are. */
function wantedGroup({ groupid, userid }: AddressRequest, running: live.LiveRow | null): string {
  if (groupid && !isForeignRoomId(groupid, userid)) return groupid;
  return running?.groupid || ownRoomId(userid);
}

/** Gives the lives of an older version the chat group that a new one gets at once. */
export async function nameGroups({ database }: Pick<RoomServices, "database">): Promise<void> {
  if (live.livesWithoutGroup(database.read).length === 0) return;
  await database.write((db) => {
    for (const { userid } of live.livesWithoutGroup(db)) {
      live.updateLive(db, userid, { groupid: ownRoomId(userid) });
    }
  });
}

/** A broadcaster on air who asks again says something new about the same broadcast. */
export function describeSession(
  db: Connection,
  sessionId: string,
  about: Omit<AddressRequest, "userid" | "groupid" | "desc"> & { readonly announced: number },
): void {
  const { title, nickname, headpic, frontcover, location, announced } = about;
  liveSessions.updateSession(db, sessionId, {
    title,
    nickname,
    headpic,
    frontcover,
    location,
    announced,
  });
}

/**
 * The app says that its broadcaster left: a lost publisher is not waited for any longer. Being
 * online is not the app's to say; it follows from media alone, so that no ghost room appears.
 */
export async function leaveRoom(services: RoomServices, userid: string): Promise<void> {
  const row = live.findLive(services.database.read, userid);
  if (row?.status !== 1) return;
  await services.live.giveUpWaiting(row.streamName);
  await services.database.write((db) => closeGrace(services, db, row.streamName));
}

/** Whether this user ever asked for an address. */
export function isKnown(services: RoomServices, userid: string): boolean {
  return live.findLive(services.database.read, userid) !== null;
}

export interface PageRequest {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export function listLives(
  services: RoomServices,
  { page, pageSize }: PageRequest,
  origin: Origin,
): Page<Room & WireRoom> {
  const db = services.database.read;
  const rows = live.listOnline(db, pageSize, (page - 1) * pageSize);
  return {
    items: rows.map((row) => toRoom(services, row, origin)),
    total: live.countOnline(db),
  };
}

export function listTapes(
  services: RoomServices,
  { page, pageSize }: PageRequest,
  origin: Origin,
): Page<Tape> {
  return tapesFrom(services, (page - 1) * pageSize, pageSize, origin);
}

/** Every broadcaster's live, on air or not, for administrators (`FetchList` flag 4). */
export function listAllLives(
  services: RoomServices,
  { page, pageSize }: PageRequest,
  origin: Origin,
): Page<Room & WireRoom> {
  const db = services.database.read;
  const rows = live.listAllLives(db, pageSize, (page - 1) * pageSize);
  return {
    items: rows.map((row) => toRoom(services, row, origin)),
    total: live.countAllLives(db),
  };
}

/** Lives, then recordings, as one list whose pages run across the border (`FetchList` flag 3). */
export function listBoth(
  services: RoomServices,
  { page, pageSize }: PageRequest,
  origin: Origin,
): { lives: readonly (Room & WireRoom)[]; tapes: readonly Tape[]; total: number } {
  const lives = listLives(services, { page, pageSize }, origin);
  const offset = Math.max(0, (page - 1) * pageSize - lives.total);
  const rest = tapesFrom(services, offset, pageSize - lives.items.length, origin);
  return { lives: lives.items, tapes: rest.items, total: lives.total + rest.total };
}

/** @throws ServiceError `notFound` when nobody of that id ever asked for an address. */
export function getRoom(services: RoomServices, userid: string, origin: Origin): Room & WireRoom {
  return toRoom(services, requireRoom(services, userid), origin);
}

/** Of a hidden one its owner alone learns. @throws ServiceError `notFound`. */
export function getTape(
  services: RoomServices,
  fileId: string,
  origin: Origin,
  viewerId = "",
): Tape {
  return toTape(services, requireTape(services.database.read, fileId, viewerId), origin);
}

/** What phones need beyond what the web shows. */
export interface WireRoom {
  readonly groupId: string;
  readonly description: string;
  readonly forbidStatus: number;
}

function tapesFrom(
  services: RoomServices,
  offset: number,
  limit: number,
  origin: Origin,
): Page<Tape> {
  const db = services.database.read;
  const since = services.now() - services.config.tapeListDays * 86_400_000;
  const rows = limit > 0 ? tapes.listTapes(db, since, limit, offset) : [];
  return {
    items: rows.map((row) => toTape(services, row, origin)),
    total: tapes.countTapes(db, since),
  };
}

/** A live as everybody sees it; `origin` begins its URLs. */
export function toRoom(services: RoomServices, row: live.LiveRow, origin: Origin): Room & WireRoom {
  const urls = services.live.playUrls(row.streamName, origin);
  return {
    userId: row.userid,
    title: row.title,
    nickname: row.nickname || row.userid,
    avatarUrl: row.headpic,
    // A picture that the source took stands in for a cover while its live runs.
    coverUrl: row.frontcover || (isCurrentSnapshot(row) ? row.snapshotUrl : ""),
    location: row.location,
    category: categoryOf(row.category),
    online: row.status === 1,
    viewerCount: live.viewersOf(row),
    likeCount: row.likeCount,
    startedAtMs: row.createTime * 1000,
    hlsUrl: urls.hls,
    flvUrl: urls.flv,
    posterUrl: urls.poster,
    groupId: row.groupid,
    description: row.desc,
    forbidStatus: row.forbidStatus,
  };
}

function isCurrentSnapshot({ status, snapshotMs, createTime }: live.LiveRow): boolean {
  return status === 1 && snapshotMs >= createTime * 1000;
}

/** A recording as viewers see it. */
export function toTape(services: RoomServices, row: tapes.TapeRow, origin: Origin): Tape {
  return {
    fileId: row.fileId,
    userId: row.userid,
    title: row.title,
    nickname: row.nickname || row.userid,
    avatarUrl: row.headpic,
    coverUrl: row.frontcover,
    location: row.location,
    viewerCount: row.viewerCount,
    likeCount: row.likeCount,
    startedAtMs: row.startMs,
    endedAtMs: row.endMs,
    durationSeconds: row.durationS,
    hlsUrl: services.live.tapeUrl(row.hlsPlayUrl, origin),
    mp4Url: services.live.tapeUrl(row.playUrl, origin),
    posterUrl: services.live.tapePosterUrl(row.hlsPlayUrl, origin),
  };
}
