import type { Connection } from "@/db/database";
import * as live from "@/db/repositories/live";
import * as rooms from "@/db/repositories/rooms";
import { ServiceError } from "@/lib/errors";
import type { Origin } from "@/lib/providers/live-provider";
import type { RoomServices } from "./rooms";

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

/** Field of the apps' like counter: the live's likes. */
export const praiseField = "praise";

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
export function roomAndLive(
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

function toView(
  services: RoomServices,
  row: live.LiveRow,
  room: rooms.RoomRow | null,
  anchors: readonly rooms.AnchorRow[],
  origin: Origin,
): RoomView {
  const { title, frontcover, location } = row;
  const urls = services.live.playUrls(row.streamName, origin);
  const creator: AnchorView = {
    userId: row.userid,
    userName: row.nickname || row.userid,
    userAvatar: row.headpic,
    accelerateUrl: urls.rtmp,
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
    playUrl: urls.flv,
    anchors: [creator, ...guests],
    audienceCount: live.viewersOf(row),
    custom: { ...customOf(room), [praiseField]: row.likeCount },
    statusCode: room?.statusCode ?? 1,
  };
}

/** The fields of `set_custom_field`. */
export function customOf(room: rooms.RoomRow | null): Record<string, number | string> {
  return room ? (JSON.parse(room.custom) as Record<string, number | string>) : {};
}

/** Where the link-mic of the others fetches a user's picture; empty for one who never pushed. */
export function accelerateUrlOf(services: RoomServices, userId: string, origin: Origin): string {
  const row = live.findLive(services.database.read, userId);
  return row ? services.live.playUrls(row.streamName, origin).rtmp : "";
}

export function roomUnknown(): ServiceError {
  return new ServiceError("roomUnknown", "There is no such room.");
}
