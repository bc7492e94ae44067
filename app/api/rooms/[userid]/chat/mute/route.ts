import { answerMute } from "@/lib/protocol/chat-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Mutes one user in the room, or lets him write again: `{userId, seconds}`. */
export async function POST(request: Request): Promise<Response> {
  return answerMute(runtime(), request);
}
