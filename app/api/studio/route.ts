import { answerStudio } from "@/lib/protocol/studio-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The signed-in broadcaster's own stream. */
export async function GET(request: Request): Promise<Response> {
  return answerStudio(runtime(), request);
}
