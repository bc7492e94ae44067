import { answerUploadedPicture } from "@/lib/protocol/picture-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** An uploaded picture; only where this server keeps pictures itself. */
export async function GET(request: Request): Promise<Response> {
  return answerUploadedPicture(runtime(), request);
}
