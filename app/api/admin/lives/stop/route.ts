import { answerLiveOrder } from "@/lib/protocol/admin-live-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Ends a broadcast: `{userid}`; administrators only. */
export async function POST(request: Request): Promise<Response> {
  return answerLiveOrder(runtime(), request, "stop");
}
