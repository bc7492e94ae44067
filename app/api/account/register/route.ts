import { answerRegister } from "@/lib/protocol/account-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Makes an account and signs the browser in. */
export async function POST(request: Request): Promise<Response> {
  return answerRegister(runtime(), request);
}
