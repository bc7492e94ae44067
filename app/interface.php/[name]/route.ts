import { answerAccountCall } from "@/lib/protocol/account/answer-account-call";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The account API at the address that the original had for it. */
export async function POST(request: Request): Promise<Response> {
  return answerAccountCall(runtime(), request);
}
