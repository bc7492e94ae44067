import { answerDeleteTape } from "@/lib/protocol/own-tape-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Deleted, with an undo for some days. */
export async function POST(request: Request): Promise<Response> {
  return answerDeleteTape(runtime(), request);
}
