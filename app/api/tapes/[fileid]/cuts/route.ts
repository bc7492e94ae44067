import { answerCutPoints } from "@/lib/protocol/own-tape-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Where it can be cut. */
export async function GET(request: Request): Promise<Response> {
  return answerCutPoints(runtime(), request);
}
