import { answerStudio, answerStudioAddress } from "@/lib/protocol/studio-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The signed-in broadcaster's own stream. */
export async function GET(request: Request): Promise<Response> {
  return answerStudio(runtime(), request);
}

/** A push address for the signed-in broadcaster: `{userid, title, frontcover}`. */
export async function POST(request: Request): Promise<Response> {
  return answerStudioAddress(runtime(), request);
}
