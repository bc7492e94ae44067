import { answerUpload } from "@/lib/protocol/picture-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** One picture, by the form of `POST /api/pictures`; only where this server keeps pictures itself. */
export async function POST(request: Request): Promise<Response> {
  return answerUpload(runtime(), request);
}
