import { answerLogin } from "@/lib/protocol/account-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Signs the browser in. */
export async function POST(request: Request): Promise<Response> {
  return answerLogin(runtime(), request);
}
