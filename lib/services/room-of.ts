import type { LiveRow } from "@/db/repositories/live";
import type { Origin } from "@/lib/providers/live-provider";
import type { Room } from "@/lib/shared/models";
import { type RoomServices, toRoom } from "./rooms";

/** A live as pages show it; `origin` begins its URLs. */
export function roomOf(services: RoomServices, row: LiveRow, origin: Origin): Room {
  // Phones alone need the chat group, what the broadcaster wrote and the number of his ban.
  const {
    groupId: _group,
    description: _text,
    forbidStatus: _ban,
    ...room
  } = toRoom(services, row, origin);
  return room;
}
