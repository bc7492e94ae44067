import { answerMuteAll } from "@/lib/protocol/chat-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Lets only the broadcaster and moderators write, or everybody: `{on}`. */
export async function POST(request: Request): Promise<Response> {
  return answerMuteAll(runtime(), request);
}
