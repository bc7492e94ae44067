import { answerGoLive } from "@/lib/protocol/studio-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The signed-in broadcaster lets everybody watch: `{userid}`. */
export async function POST(request: Request): Promise<Response> {
  return answerGoLive(runtime(), request);
}
