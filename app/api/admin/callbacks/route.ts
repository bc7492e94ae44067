import { answerCallbackLedger } from "@/lib/protocol/admin-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The callback ledger; administrators only. */
export async function GET(request: Request): Promise<Response> {
  return answerCallbackLedger(runtime(), request);
}
