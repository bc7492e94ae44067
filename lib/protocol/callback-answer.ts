import { errorCodes } from "@/lib/errors";
import { receiveCallback } from "@/lib/services/callbacks";
import type { Services } from "@/lib/services/services";
import { JsonResponse } from "./json-response";

/**
 * Answers an event notification. Only HTTP 200 counts for the sender: anything else is sent again
 * for minutes, which is what we want while a wrong key is being corrected or the disk is full.
 */
export async function answerCallback(services: Services, request: Request): Promise<Response> {
  try {
    const { pathname } = new URL(request.url);
    const verdict = await receiveCallback(services, pathname, await request.text());
    if (verdict.accepted) return new JsonResponse({ code: 0 });
    const message = `callback refused: ${verdict.reason}`;
    return new JsonResponse({ code: errorCodes.unverified, message }, { status: 403 });
  } catch (error) {
    services.log.error({ err: error }, "a callback could not be stored");
    return new JsonResponse(
      { code: errorCodes.serverFault, message: "not stored" },
      { status: 500 },
    );
  }
}
