import { answerChat, answerSay } from "@/lib/protocol/chat-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** A room's chat as it stands. */
export async function GET(request: Request): Promise<Response> {
  return answerChat(runtime(), request);
}

/** Says something in the room: `{id, kind, text}`. */
export async function POST(request: Request): Promise<Response> {
  return answerSay(runtime(), request);
}
