import { answerBan } from "@/lib/protocol/chat-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Bans one user from every room's chat, or lifts the ban: `{userId, seconds}`. */
export async function POST(request: Request): Promise<Response> {
  return answerBan(runtime(), request);
}
