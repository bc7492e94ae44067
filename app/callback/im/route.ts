import { answerImCallback } from "@/lib/protocol/im-callback";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Callbacks of Tencent IM: what phones say in the chat groups, and groups that are gone. */
export async function POST(request: Request): Promise<Response> {
  return answerImCallback(runtime(), request);
}
