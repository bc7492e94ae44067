import { answerWall } from "@/lib/protocol/wall-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The home page's lists, or what a search finds: `?q=&page=`. */
export async function GET(request: Request): Promise<Response> {
  return answerWall(runtime(), request);
}
