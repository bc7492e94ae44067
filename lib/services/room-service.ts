import { randomBytes, randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import * as live from "@/db/repositories/live";
import * as rooms from "@/db/repositories/rooms";
import { ServiceError } from "@/lib/errors";
import type { Origin } from "@/lib/providers/live-provider";
import { type Caller, issuedByToken } from "./acting";
import { isForeignRoomId } from "./room-id";
import { parseRoomInfo } from "./room-info";
import { leaveRoom, type RoomServices, requestAddress } from "./rooms";

/** A signed-in RoomService user. */
export interface RoomCaller {
  readonly userId: string;
  readonly clientIp: string;
}

/** The same for the services that all protocols share: the token proved who it is. */
export function actingAs({ userId, clientIp }: RoomCaller): Caller {
  return { actor: { kind: "user", userId, nickname: "", role: "user" }, clientIp };
}

/** Somebody who pushes into a room. */
export interface AnchorView {
  readonly userId: string;
  readonly userName: string;
  readonly userAvatar: string;
  /** Where the others fetch this anchor's picture. */
  readonly accelerateUrl: string;
}

/** A room as the apps list it: the live of its creator. */
export interface RoomView {
  readonly roomId: string;
  readonly roomName: string;
  readonly roomInfo: string;
  readonly creator: string;
  readonly playUrl: string;
  readonly anchors: readonly AnchorView[];
  readonly audienceCount: number;
  readonly custom: Readonly<Record<string, number | string>>;
  readonly statusCode: number;
}

/** Pushers of one room, its creator among them (RoomService). */
const maxAnchors = 4;
/** Field of the apps' like counter: the live's likes. */
export const praiseField = "praise";

/**
 * A push address. It is announced by `create_room` only, because who joins somebody's room asks in
 * the same words; a broadcast that runs already stays as it is.
 */
export async function anchorAddress(
  services: RoomServices,
  { userId, clientIp }: RoomCaller,
  origin: Origin,
): Promise<{ readonly pushUrl: string; readonly accelerateUrl: string }> {
  const db = services.database.read;
  const row = live.findLive(db, userId);
  const account = findAccount(db, userId);
  await requireRoomBroadcaster(services, userId, clientIp);
  const address = await requestAddress(
    services,
    {
      userid: userId,
      groupid: row?.groupid ?? "",
      title: row?.title ?? "",
      nickname: row?.nickname || account?.nickname || "",
      headpic: row?.headpic || account?.avatar || "",
      frontcover: row?.frontcover || account?.frontcover || "",
      location: row?.location ?? "",
      desc: row?.desc ?? "",
    },
    origin,
    { announced: false, issuedTo: issuedByToken },
  );
  return { pushUrl: address.url, accelerateUrl: accelerateUrlOf(services, userId, origin) };
}

/**
 * Opens the caller's room under a chosen or a new id; one of another user's is not taken. The live
 * is announced from now on. Returns the id.
 * @throws ServiceError `roomTaken`, `unverified`.
 */
export async function createRoom(
  services: RoomServices,
  { userId, clientIp }: RoomCaller,
  input: {
    readonly roomId: string;
    readonly roomInfo: string;
    readonly roomName: string;
    readonly userName: string;
    readonly userAvatar: string;
  },
  origin: Origin,
): Promise<string> {
  await requireRoomBroadcaster(services, userId, clientIp);
  const { database } = services;
  const roomId = input.roomId || `room_${services.now()}_${randomBytes(3).toString("hex")}`;
  const before = live.findLive(database.read, userId);
  const account = findAccount(database.read, userId);
  const info = parseRoomInfo(input.roomInfo);
  await database.write((db) => {
    const named = rooms.findRoom(db, roomId);
    const holder = named?.userid ?? live.findLiveByGroup(db, roomId)?.userid ?? userId;
    if (holder !== userId || isForeignRoomId(roomId, userId)) {
      throw new ServiceError("roomTaken", "Another user's room has this id.");
    }
    const own = rooms.findRoomOf(db, userId);
    if (own && own.roomid !== roomId) rooms.deleteRoom(db, own.roomid);
    const about = { roomName: input.roomName, roomInfo: input.roomInfo };
    if (named) rooms.updateRoom(db, roomId, about);
    else insertRoomRow(services, db, { roomid: roomId, userid: userId, ...about });
  });
  await requestAddress(
    services,
    {
      userid: userId,
      groupid: roomId,
      title: info.title || input.roomName || before?.title || userId,
      nickname: input.userName || account?.nickname || before?.nickname || "",
      headpic: input.userAvatar || account?.avatar || before?.headpic || "",
      frontcover: info.frontcover || account?.frontcover || "",
      location: info.location,
      desc: "",
    },
    origin,
    { announced: true, issuedTo: issuedByToken },
  );
  return roomId;
}

/** Ends the caller's room and really disconnects its publisher. @throws ServiceError `roomForeign`. */
export async function destroyRoom(
  services: RoomServices,
  { userId }: RoomCaller,
  roomId: string,
): Promise<void> {
  const room = rooms.findRoom(services.database.read, roomId);
  if (!room) return;
  if (room.userid !== userId) {
    throw new ServiceError("roomForeign", "Only its creator may end a room.");
  }
  const row = live.findLive(services.database.read, userId);
  if (row?.status === 1) {
    await services.live.stopPublisher(row.streamName, "The room was ended.");
    await leaveRoom(services, userId);
  }
  await services.database.write((db) => rooms.deleteRoom(db, roomId));
}

/**
 * The caller begins to push into a room. Those who are in it without pushing make room.
 * @throws ServiceError `roomUnknown`, `roomFull`, `unverified`.
 */
export async function addAnchor(
  services: RoomServices,
  { userId, clientIp }: RoomCaller,
  input: { readonly roomId: string; readonly userName: string; readonly userAvatar: string },
): Promise<void> {
  await requireRoomBroadcaster(services, userId, clientIp);
  await services.database.write((db) => {
    const room = roomForJoining(services, db, input.roomId);
    const anchors = rooms.anchorsOf(db, [room.roomid]);
    const { userName, userAvatar } = input;
    const known = anchors.find((anchor) => anchor.userid === userId);
    const said = { userName, userAvatar, heartbeatMs: services.now() };
    if (known) {
      rooms.updateAnchor(db, known.id, said);
    } else {
      const guests = anchors.filter((anchor) => anchor.userid !== room.userid);
      if (userId !== room.userid && guests.length >= maxAnchors - 1) {
        const idle = guests.find((anchor) => live.findLive(db, anchor.userid)?.status !== 1);
        if (!idle) throw new ServiceError("roomFull", `A room has at most ${maxAnchors} anchors.`);
        rooms.deleteAnchors(db, [idle.id]);
      }
      rooms.insertAnchor(db, {
        // Sorts by the time of joining.
        id: `${services.now().toString(36).padStart(9, "0")}-${randomUUID()}`,
        roomid: room.roomid,
        userid: userId,
        ...said,
      });
    }
    rooms.updateRoom(db, room.roomid, { statusCode: room.statusCode + 1 });
    if (room.userid === userId && (userName || userAvatar)) {
      live.updateLive(db, userId, {
        ...(userName ? { nickname: userName } : {}),
        ...(userAvatar ? { headpic: userAvatar } : {}),
      });
    }
  });
}

/** An anchor leaves, or is sent away by the creator; with the creator the room is gone. */
export async function removeAnchor(
  services: RoomServices,
  { userId }: RoomCaller,
  roomId: string,
  anchorId: string,
): Promise<void> {
  const room = rooms.findRoom(services.database.read, roomId);
  if (!room) return;
  if (anchorId !== userId && room.userid !== userId) {
    throw new ServiceError("roomForeign", "Only its creator may send an anchor away.");
  }
  if (anchorId === room.userid) await leaveRoom(services, anchorId);
  await services.database.write((db) => {
    if (anchorId === room.userid) {
      const isOnAir = live.findLive(db, anchorId)?.status === 1;
      // Its media may go on for a moment; whoever watches the list must not see it any more.
      if (isOnAir) live.updateLive(db, anchorId, { announced: 0 });
      rooms.deleteRoom(db, roomId);
      return;
    }
    const anchor = rooms.findAnchor(db, roomId, anchorId);
    if (!anchor) return;
    rooms.deleteAnchors(db, [anchor.id]);
    rooms.updateRoom(db, roomId, { statusCode: room.statusCode + 1 });
  });
}

/**
 * An anchor lives. Returns the anchors when they are not those that the caller knows.
 * @throws ServiceError `roomNotIn`.
 */
export async function anchorHeartbeat(
  services: RoomServices,
  { userId }: RoomCaller,
  roomId: string,
  knownStatusCode: number,
  origin: Origin,
): Promise<RoomView | null> {
  const room = await services.database.write((db) => {
    const found = rooms.findRoom(db, roomId);
    const anchor = found ? rooms.findAnchor(db, roomId, userId) : null;
    if (!found || !anchor) throw new ServiceError("roomNotIn", "You are not in this room.");
    rooms.updateAnchor(db, anchor.id, { heartbeatMs: services.now() });
    return found;
  });
  return room.statusCode === knownStatusCode ? null : findRoomView(services, roomId, origin);
}

/** Rooms that are on air: RoomService's own, and every other live too. `index` counts from 0. */
export function listRooms(
  services: RoomServices,
  { count, index }: { readonly count: number; readonly index: number },
  origin: Origin,
): RoomView[] {
  const db = services.database.read;
  const lives = live.listOnline(db, count, index);
  const known = rooms.roomsOf(
    db,
    lives.map((row) => row.userid),
  );
  const anchors = rooms.anchorsOf(
    db,
    known.map((room) => room.roomid),
  );
  return lives.map((row) => {
    const room = known.find((candidate) => isRoomOf(candidate, row)) ?? null;
    const own = anchors.filter((anchor) => anchor.roomid === room?.roomid);
    return toView(services, row, room, own, origin);
  });
}

/** @throws ServiceError `roomUnknown`. */
export function findRoomView(services: RoomServices, roomId: string, origin: Origin): RoomView {
  const db = services.database.read;
  const { room, row } = roomAndLive(db, roomId);
  return toView(services, row, room, room ? rooms.anchorsOf(db, [roomId]) : [], origin);
}

/** Whose live a room is. @throws ServiceError `roomUnknown`. */
export function creatorOf(services: RoomServices, roomId: string): string {
  return roomAndLive(services.database.read, roomId).row.userid;
}

export function roomExists(services: RoomServices, roomId: string): boolean {
  const db = services.database.read;
  return rooms.findRoom(db, roomId) !== null || live.findLiveByGroup(db, roomId) !== null;
}

/** A room is its creator's present broadcast; a row of an earlier one does not count. */
function isRoomOf(room: rooms.RoomRow, row: live.LiveRow): boolean {
  return room.userid === row.userid && room.roomid === row.groupid;
}

/** @throws ServiceError `roomUnknown`. */
function roomAndLive(
  db: Connection,
  roomId: string,
): { readonly room: rooms.RoomRow | null; readonly row: live.LiveRow } {
  const room = rooms.findRoom(db, roomId);
  const own = room ? live.findLive(db, room.userid) : null;
  if (room && own && isRoomOf(room, own)) return { room, row: own };
  const row = live.findLiveByGroup(db, roomId);
  if (!row) throw roomUnknown();
  return { room: null, row };
}

/** Removes anchors whose phones died (neither heartbeats nor media), and rooms without a creator. */
export async function expireAnchors(
  services: Pick<RoomServices, "config" | "database" | "now">,
): Promise<void> {
  const { config, database } = services;
  const beforeMs = services.now() - config.roomHeartbeatSeconds * 1000;
  const isDue = (db: Connection) =>
    rooms.silentAnchors(db, beforeMs).length > 0 || rooms.abandonedRooms(db, beforeMs).length > 0;
  if (!isDue(database.read)) return;
  await database.write((db) => {
    for (const { roomid } of rooms.abandonedRooms(db, beforeMs)) rooms.deleteRoom(db, roomid);
    for (const anchor of rooms.silentAnchors(db, beforeMs)) {
      const room = rooms.findRoom(db, anchor.roomid);
      if (!room) continue;
      rooms.deleteAnchors(db, [anchor.id]);
      rooms.updateRoom(db, room.roomid, { statusCode: room.statusCode + 1 });
    }
  });
}

/** After a restart nobody could send heartbeats: everybody has the whole time once more. */
export function forgiveSilence(services: Pick<RoomServices, "database" | "now">): Promise<void> {
  return services.database.write((db) => rooms.touchAnchors(db, services.now()));
}

/** The room's row; a live that was opened elsewhere gets one now. */
export function roomForJoining(
  services: Pick<RoomServices, "now">,
  db: Connection,
  roomId: string,
): rooms.RoomRow {
  const { room, row } = roomAndLive(db, roomId);
  if (room) return room;
  const left = rooms.findRoomOf(db, row.userid);
  if (left) rooms.deleteRoom(db, left.roomid);
  if (rooms.findRoom(db, roomId)) throw roomUnknown();
  const { title, frontcover, location } = row;
  const roomInfo = JSON.stringify({ title, frontcover, location });
  const made = { roomid: roomId, userid: row.userid, roomName: "", roomInfo };
  return insertRoomRow(services, db, made);
}

function insertRoomRow(
  services: Pick<RoomServices, "now">,
  db: Connection,
  about: Pick<rooms.RoomRow, "roomid" | "userid" | "roomName" | "roomInfo">,
): rooms.RoomRow {
  const row = { ...about, custom: "{}", statusCode: 1, createdMs: services.now() };
  rooms.insertRoom(db, row);
  return row;
}

function toView(
  services: RoomServices,
  row: live.LiveRow,
  room: rooms.RoomRow | null,
  anchors: readonly rooms.AnchorRow[],
  origin: Origin,
): RoomView {
  const { title, frontcover, location } = row;
  const creator: AnchorView = {
    userId: row.userid,
    userName: row.nickname || row.userid,
    userAvatar: row.headpic,
    accelerateUrl: accelerateUrlOf(services, row.userid, origin),
  };
  const guests = anchors
    .filter((anchor) => anchor.userid !== row.userid)
    .sort((a, b) => a.id.localeCompare(b.id))
    .map(({ userid, userName, userAvatar }) => ({
      userId: userid,
      userName: userName || userid,
      userAvatar,
      accelerateUrl: accelerateUrlOf(services, userid, origin),
    }));
  return {
    roomId: room?.roomid ?? row.groupid,
    roomName: room?.roomName ?? "",
    roomInfo: room?.roomInfo || JSON.stringify({ title, frontcover, location }),
    creator: row.userid,
    playUrl: services.live.playUrls(row.streamName, origin).flv,
    anchors: [creator, ...guests],
    audienceCount: row.viewerCount,
    custom: { ...customOf(room), [praiseField]: row.likeCount },
    statusCode: room?.statusCode ?? 1,
  };
}

/** The fields of `set_custom_field`. */
export function customOf(room: rooms.RoomRow | null): Record<string, number | string> {
  return room ? (JSON.parse(room.custom) as Record<string, number | string>) : {};
}

function accelerateUrlOf(services: RoomServices, userId: string, origin: Origin): string {
  const row = live.findLive(services.database.read, userId);
  return row ? services.live.playUrls(row.streamName, origin).rtmp : "";
}

/** RoomService's own sign-in proved the user; what is left is whether guests may broadcast. */
async function requireRoomBroadcaster(
  services: RoomServices,
  userId: string,
  clientIp: string,
): Promise<void> {
  const db = services.database.read;
  if (findAccount(db, userId)) return;
  if (!services.config.guestBroadcast) {
    throw new ServiceError("unverified", "Only signed-in users may broadcast here.");
  }
  if (!live.findLive(db, userId)) await services.attempts.noteGuest(clientIp);
}

function roomUnknown(): ServiceError {
  return new ServiceError("roomUnknown", "There is no such room.");
}
