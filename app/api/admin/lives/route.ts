import { answerAdminLives } from "@/lib/protocol/admin-live-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Lives on air and forbidden broadcasters; administrators only. */
export async function GET(request: Request): Promise<Response> {
  return answerAdminLives(runtime(), request);
}
