import { createHash } from "node:crypto";

/**
 * The chat group and RoomService room of a broadcaster whose app made none: always the same for a
 * userid, within the 30 bytes that IM group names may have.
 */
export function ownRoomId(userid: string): string {
  return `live_${createHash("sha256").update(userid).digest("hex").slice(0, 16)}`;
}

/** Whether an id has the form of `ownRoomId` of somebody else: nobody may take those in advance. */
export function isForeignRoomId(roomId: string, userid: string): boolean {
  return /^live_[0-9a-f]{16}$/.test(roomId) && roomId !== ownRoomId(userid);
}
