import { answerPasswordChange } from "@/lib/protocol/profile-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Gives the caller another password: `{oldPassword, newPassword}`. */
export async function POST(request: Request): Promise<Response> {
  return answerPasswordChange(runtime(), request);
}
