import { answerTapeLike } from "@/lib/protocol/replay-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** A heart for the recording. */
export async function POST(request: Request): Promise<Response> {
  return answerTapeLike(runtime(), request);
}
