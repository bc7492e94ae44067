import { answerOwnTapeFile } from "@/lib/protocol/own-tape-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** A file of one's own recording, also while it is kept from others. */
export async function GET(request: Request): Promise<Response> {
  return answerOwnTapeFile(runtime(), request);
}
