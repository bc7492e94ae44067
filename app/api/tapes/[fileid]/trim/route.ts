import { answerTrimTape } from "@/lib/protocol/own-tape-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** A part of it for the whole: `{revision, startSeconds, endSeconds}`. */
export async function POST(request: Request): Promise<Response> {
  return answerTrimTape(runtime(), request);
}
