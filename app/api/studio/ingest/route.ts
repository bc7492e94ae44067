import { answerIngest } from "@/lib/protocol/studio-ingest-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** What arrived of the signed-in broadcaster's own stream in the last minutes. */
export async function GET(request: Request): Promise<Response> {
  return answerIngest(runtime(), request);
}
