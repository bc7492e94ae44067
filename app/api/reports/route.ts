import { answerComplaint } from "@/lib/protocol/report-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** Takes a complaint: `{kind: live|tape|message, userid|fileid|room+messageId, reason, note}`. */
export async function POST(request: Request): Promise<Response> {
  return answerComplaint(runtime(), request);
}
