import { answerCallback } from "@/lib/protocol/callback-answer";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Event notifications of the media source (push begins, push ends, recording file). */
export async function POST(request: Request): Promise<Response> {
  return answerCallback(runtime(), request);
}
