import { answerStudioKey } from "@/lib/protocol/studio-key-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The signed-in broadcaster's push address: `{userid, renew?}`. */
export async function POST(request: Request): Promise<Response> {
  return answerStudioKey(runtime(), request);
}
