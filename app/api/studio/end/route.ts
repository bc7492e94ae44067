import { answerEndOwn } from "@/lib/protocol/studio-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The signed-in broadcaster ends the own broadcast: `{userid}`. */
export async function POST(request: Request): Promise<Response> {
  return answerEndOwn(runtime(), request);
}
