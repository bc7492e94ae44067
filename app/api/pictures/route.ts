import { answerPictureRequest } from "@/lib/protocol/picture-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** A form with which the browser uploads one picture: `{contentType, sizeBytes}`. */
export async function POST(request: Request): Promise<Response> {
  return answerPictureRequest(runtime(), request);
}
