import { answerMute, answerSilences } from "@/lib/protocol/chat-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Who may not write in the room, for who keeps order there. */
export async function GET(request: Request): Promise<Response> {
  return answerSilences(runtime(), request);
}

/** Mutes one user in the room, or lets him write again: `{userId, seconds}`. */
export async function POST(request: Request): Promise<Response> {
  return answerMute(runtime(), request);
}
