import { answerBroadcasts } from "@/lib/protocol/broadcast-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** One's own broadcasts: `?page=`. */
export async function GET(request: Request): Promise<Response> {
  return answerBroadcasts(runtime(), request);
}
