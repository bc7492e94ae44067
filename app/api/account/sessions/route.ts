import { answerSessions } from "@/lib/protocol/profile-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Where the caller is signed in. */
export async function GET(request: Request): Promise<Response> {
  return answerSessions(runtime(), request);
}
