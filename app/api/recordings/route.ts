import { answerOwnTapes } from "@/lib/protocol/own-tape-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** One's own recordings. */
export async function GET(request: Request): Promise<Response> {
  return answerOwnTapes(runtime(), request);
}
