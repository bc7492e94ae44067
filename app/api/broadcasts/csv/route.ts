import { answerBroadcastCsv } from "@/lib/protocol/broadcast-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** All of one's own broadcasts as CSV. */
export async function GET(request: Request): Promise<Response> {
  return answerBroadcastCsv(runtime(), request);
}
