import { answerRoomViewers } from "@/lib/protocol/viewer-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Who watches a room: `?page=` from 1. */
export async function GET(request: Request): Promise<Response> {
  return answerRoomViewers(runtime(), request);
}
