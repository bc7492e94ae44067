import { randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import * as live from "@/db/repositories/live";
import * as rooms from "@/db/repositories/rooms";
import { ServiceError } from "@/lib/errors";
import type { Origin } from "@/lib/providers/live-provider";
import { insertRoomRow, type RoomCaller, requireRoomBroadcaster } from "./room-service";
import { findRoomView, type RoomView, roomAndLive, roomUnknown } from "./room-view";
import { leaveRoom, type RoomServices } from "./rooms";
import { shownNickname } from "./shown-words";

/** Pushers of one room, its creator among them (RoomService). */
const maxAnchors = 4;

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
  const userName = shownNickname(services, userId, input.userName);
  await services.database.write((db) => {
    const room = roomForJoining(services, db, input.roomId);
    const anchors = rooms.anchorsOf(db, [room.roomid]);
    const { userAvatar } = input;
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
