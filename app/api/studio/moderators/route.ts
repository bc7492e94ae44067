import { answerModerators } from "@/lib/protocol/room-settings-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Names a moderator of the own room, or takes that back: `{userid, moderator, add}`. */
export async function POST(request: Request): Promise<Response> {
  return answerModerators(runtime(), request);
}
