import { answerSetUp } from "@/lib/protocol/setup-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Makes the first administrator by the one-time link: `{token, userId, password, nickname}`. */
export async function POST(request: Request): Promise<Response> {
  return answerSetUp(runtime(), request);
}
