import { dispatchAction } from "@/lib/protocol/dispatch";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The Action API at the address that the apps were built with. */
export async function POST(request: Request): Promise<Response> {
  return dispatchAction(runtime(), request);
}

/** Opening the address in a browser is the documented check that it is installed: code 4001. */
export const GET = POST;
