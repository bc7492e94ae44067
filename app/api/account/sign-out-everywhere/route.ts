import { answerSignOutEverywhere } from "@/lib/protocol/profile-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Ends all sign-ins of the caller but this one. */
export async function POST(request: Request): Promise<Response> {
  return answerSignOutEverywhere(runtime(), request);
}
