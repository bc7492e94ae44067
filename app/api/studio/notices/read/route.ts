import { answerReadNotices } from "@/lib/protocol/studio-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The signed-in broadcaster has read what staff told him: `{userid, ids}`. */
export async function POST(request: Request): Promise<Response> {
  return answerReadNotices(runtime(), request);
}
