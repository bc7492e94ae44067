import { answerOembed } from "@/lib/protocol/oembed-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** How other sites show a room or recording: oEmbed (oembed.com). */
export async function GET(request: Request): Promise<Response> {
  return answerOembed(runtime(), request);
}
