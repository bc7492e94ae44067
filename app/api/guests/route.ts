import { answerGuest } from "@/lib/protocol/guest-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Makes this browser's guest, or gives him another nickname: `{nickname}`. */
export async function POST(request: Request): Promise<Response> {
  return answerGuest(runtime(), request);
}
