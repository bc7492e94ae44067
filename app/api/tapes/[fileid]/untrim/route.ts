import { answerUntrimTape } from "@/lib/protocol/own-tape-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The undo of that. */
export async function POST(request: Request): Promise<Response> {
  return answerUntrimTape(runtime(), request);
}
