import { answerLogout } from "@/lib/protocol/account-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Signs the browser out. */
export async function POST(request: Request): Promise<Response> {
  return answerLogout(runtime(), request);
}
