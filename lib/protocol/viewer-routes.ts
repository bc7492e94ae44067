import { z } from "zod";
import { viewersOfRoom } from "@/lib/services/audience-list";
import type { RoomServices } from "@/lib/services/rooms";
import { nothing } from "./fields";
import { answerJson } from "./json-answer";
import { roomOf } from "./web-caller";

/** Nobody reads on after ten thousand names, and each page costs as much as all before it. */
const lastPage = 200;
const viewersQuery = z.object({ page: z.coerce.number().int().min(1).max(lastPage).default(1) });

/** Who watches a room (`?page=…`): `data.viewers` and `data.visitors`. Anybody may ask. */
export function answerRoomViewers(services: RoomServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => {
    const { page } = viewersQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    return { data: viewersOfRoom(services, roomOf(request), page) };
  });
}
