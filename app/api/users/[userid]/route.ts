import { answerUserPage } from "@/lib/protocol/user-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Somebody's own page: `?page=` of the recordings. */
export async function GET(request: Request): Promise<Response> {
  return answerUserPage(runtime(), request);
}
