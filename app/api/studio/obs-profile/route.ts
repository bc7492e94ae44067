import { answerObsProfile } from "@/lib/protocol/studio-key-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** A profile for OBS with the broadcaster's address in it: `{userid, height}`. */
export async function POST(request: Request): Promise<Response> {
  return answerObsProfile(runtime(), request);
}
