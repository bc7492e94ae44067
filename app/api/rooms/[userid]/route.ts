import { answerRoomPage } from "@/lib/protocol/room-page-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** A broadcaster's room as its page shows it. */
export async function GET(request: Request): Promise<Response> {
  return answerRoomPage(runtime(), request);
}
