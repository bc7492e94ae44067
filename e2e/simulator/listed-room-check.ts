import { ClientFailure } from "./client-failure";
import { isJsonObject, parseJson } from "./json-value";
import type { ListedRoom } from "./room-answer";

/** A room as the viewer's app needs it in the list. @throws ClientFailure */
export function checkRoom(room: ListedRoom, title: string): ListedRoom {
  if (room.pushers.length === 0) {
    throw new ClientFailure("error", "The app shows the live without a name: pushers is empty.");
  }
  if (!room.pushers.includes(room.roomCreator)) {
    throw new ClientFailure(
      "error",
      `The app shows the live of somebody else: roomCreator "${room.roomCreator}" is no pusher.`,
    );
  }
  const shown = titleOf(room.roomInfo);
  if (shown === title) return room;
  throw new ClientFailure("unnoticed", `The list shows the title "${shown}".`);
}

// Text that is no JSON is itself the title.
function titleOf(roomInfo: string): string {
  const info = parseJson(roomInfo);
  return isJsonObject(info) ? String(info.title ?? "") : roomInfo;
}
