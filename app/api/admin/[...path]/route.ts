import { answerAdminCall } from "@/lib/protocol/admin/answer-admin-call";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Every administrative question; the table in `lib/protocol/admin` says which there are. */
export async function GET(request: Request): Promise<Response> {
  return answerAdminCall(runtime(), request);
}

/** Every administrative order. */
export async function POST(request: Request): Promise<Response> {
  return answerAdminCall(runtime(), request);
}
