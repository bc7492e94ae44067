import { answerRules } from "@/lib/protocol/chat-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Sets slow mode, or whether guests may write: `{slowSeconds?, guestsMayWrite?}`. */
export async function POST(request: Request): Promise<Response> {
  return answerRules(runtime(), request);
}
