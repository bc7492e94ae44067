import { z } from "zod";
import { roomPageOf } from "@/lib/services/room-page";
import type { RoomServices } from "@/lib/services/rooms";
import { answerJson } from "./json-answer";

const nothing = z.object({});
/** URLs as the first paint has them, so that no player is restarted; this also works behind any proxy. */
const relative = "";

/** What the page of a room shows: `data.room`. Anybody may ask. */
export function answerRoomPage(services: RoomServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => ({
    data: { room: roomPageOf(services, roomOf(request), relative) },
  }));
}

/** `/api/rooms/USERID`: the doors are called with the request alone. */
function roomOf(request: Request): string {
  const segment = new URL(request.url).pathname.split("/")[3] ?? "";
  return decodeURIComponent(segment);
}
