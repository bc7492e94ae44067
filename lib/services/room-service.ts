import { randomBytes } from "node:crypto";
import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import * as live from "@/db/repositories/live";
import * as rooms from "@/db/repositories/rooms";
import { ServiceError } from "@/lib/errors";
import type { Origin } from "@/lib/providers/live-provider";
import { type Caller, issuedByToken } from "./acting";
import { isForeignRoomId } from "./room-id";
import { parseRoomInfo, readableRoomInfo } from "./room-info";
import { accelerateUrlOf } from "./room-view";
import { leaveRoom, type RoomServices, requestAddress } from "./rooms";
import { refuseBlockedWord, shownNickname } from "./shown-words";

/** A signed-in RoomService user. */
export interface RoomCaller {
  readonly userId: string;
  readonly clientIp: string;
}

/** The same for the services that all protocols share: the token proved who it is. */
export function actingAs({ userId, clientIp }: RoomCaller): Caller {
  return { actor: { kind: "user", userId, nickname: "", role: "user" }, clientIp };
}

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
 * @throws ServiceError `roomTaken`, `unverified`, `invalidParameter` for a blocked word in the title
 * or in what stands beside it.
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
  for (const text of [input.roomName, ...readableRoomInfo(input.roomInfo)]) {
    refuseBlockedWord(services, "title", text, "invalidParameter");
  }
  const userName = shownNickname(services, userId, input.userName);
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
      nickname: userName || account?.nickname || before?.nickname || "",
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

/** Writes a room down. */
export function insertRoomRow(
  services: Pick<RoomServices, "now">,
  db: Connection,
  about: Pick<rooms.RoomRow, "roomid" | "userid" | "roomName" | "roomInfo">,
): rooms.RoomRow {
  const row = { ...about, custom: "{}", statusCode: 1, createdMs: services.now() };
  rooms.insertRoom(db, row);
  return row;
}

/** RoomService's own sign-in proved the user; what is left is whether guests may broadcast. */
export async function requireRoomBroadcaster(
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
