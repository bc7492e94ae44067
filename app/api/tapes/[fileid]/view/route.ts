import { answerTapeView } from "@/lib/protocol/replay-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The page has played some seconds: `{viewer}`. */
export async function POST(request: Request): Promise<Response> {
  return answerTapeView(runtime(), request);
}
