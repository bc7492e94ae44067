import { answerReplayChat } from "@/lib/protocol/replay-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** What was written during the broadcast, by its place in the recording. */
export async function GET(request: Request): Promise<Response> {
  return answerReplayChat(runtime(), request);
}
