import { answerMe } from "@/lib/protocol/account-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Who is signed in. */
export async function GET(request: Request): Promise<Response> {
  return answerMe(runtime(), request);
}
