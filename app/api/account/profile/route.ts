import { answerProfileChange } from "@/lib/protocol/profile-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Changes the caller's own profile: `{nickname?, sex?, avatarUrl?, coverUrl?}`. */
export async function POST(request: Request): Promise<Response> {
  return answerProfileChange(runtime(), request);
}
