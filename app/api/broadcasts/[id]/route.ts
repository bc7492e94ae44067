import { answerBroadcast } from "@/lib/protocol/broadcast-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** One of one's own broadcasts, with how it went. */
export async function GET(request: Request): Promise<Response> {
  return answerBroadcast(runtime(), request);
}
