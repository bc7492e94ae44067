import { roomPageOf } from "@/lib/services/room-page";
import type { RoomServices } from "@/lib/services/rooms";
import { nothing } from "./fields";
import { answerJson } from "./json-answer";
import { roomOf } from "./web-caller";

/** URLs as the first paint has them, so that no player is restarted; this also works behind any proxy. */
const relative = "";

/** What the page of a room shows: `data.room`. Anybody may ask. */
export function answerRoomPage(services: RoomServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => ({
    data: { room: roomPageOf(services, roomOf(request), relative) },
  }));
}
