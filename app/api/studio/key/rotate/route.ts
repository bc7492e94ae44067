import { answerKeyRotation } from "@/lib/protocol/studio-key-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Another stream key: `{userid, atOnce?}`. */
export async function POST(request: Request): Promise<Response> {
  return answerKeyRotation(runtime(), request);
}
