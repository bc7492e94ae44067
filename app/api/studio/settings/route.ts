import { answerChangeRoomSettings, answerRoomSettings } from "@/lib/protocol/room-settings-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** What the signed-in broadcaster has set for the own room. */
export async function GET(request: Request): Promise<Response> {
  return answerRoomSettings(runtime(), request);
}

/** Sets some of it: `{userid, …}`. */
export async function POST(request: Request): Promise<Response> {
  return answerChangeRoomSettings(runtime(), request);
}
