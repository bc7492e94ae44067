import { answerPictureConfirmation } from "@/lib/protocol/picture-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The browser has uploaded the picture: `{key}`. */
export async function POST(request: Request): Promise<Response> {
  return answerPictureConfirmation(runtime(), request);
}
