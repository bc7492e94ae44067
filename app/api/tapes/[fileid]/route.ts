import { answerTapePage } from "@/lib/protocol/replay-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** A recording as its page shows it. */
export async function GET(request: Request): Promise<Response> {
  return answerTapePage(runtime(), request);
}
