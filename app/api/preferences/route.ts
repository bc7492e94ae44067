import { answerPreference } from "@/lib/protocol/preference-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Takes the reader's choice of a language or a look, and leads back. */
export async function POST(request: Request): Promise<Response> {
  return answerPreference(runtime(), request);
}
