import { answerRenameTape } from "@/lib/protocol/own-tape-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** A title of its own: `{title}`. */
export async function POST(request: Request): Promise<Response> {
  return answerRenameTape(runtime(), request);
}
