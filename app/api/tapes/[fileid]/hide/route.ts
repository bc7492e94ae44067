import { answerHideTape } from "@/lib/protocol/own-tape-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Kept from everybody else, or not: `{hidden}`. */
export async function POST(request: Request): Promise<Response> {
  return answerHideTape(runtime(), request);
}
