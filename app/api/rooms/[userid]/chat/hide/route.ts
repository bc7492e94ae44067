import { answerHide } from "@/lib/protocol/chat-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Hides one message, or those of one user: `{messageId}` or `{userId}`. */
export async function POST(request: Request): Promise<Response> {
  return answerHide(runtime(), request);
}
