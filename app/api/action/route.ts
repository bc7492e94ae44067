import { dispatchAction } from "@/lib/protocol/dispatch";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The Action API for the web and for new clients. */
export async function POST(request: Request): Promise<Response> {
  return dispatchAction(runtime(), request);
}
