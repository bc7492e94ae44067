import { answerAccountCall } from "@/lib/protocol/account/answer-account-call";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The account API of the second generation of apps; also mounted at the root. */
export async function POST(request: Request): Promise<Response> {
  return answerAccountCall(runtime(), request);
}
