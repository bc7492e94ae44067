import { answerServerState } from "@/lib/protocol/admin-live-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** How the server and the cloud are; administrators only. */
export async function GET(request: Request): Promise<Response> {
  return answerServerState(runtime(), request);
}
