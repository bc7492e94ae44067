import { errorCodes } from "@/lib/errors";
import { clientIpOf } from "@/lib/server/client-address";
import { type CallbackServices, receiveCallback } from "@/lib/services/callbacks";
import { JsonResponse } from "./json-response";

/**
 * Answers an event notification. Only HTTP 200 counts for the sender: anything else is sent again
 * for minutes, which is what we want while a wrong key is being corrected or the disk is full.
 */
export async function answerCallback(
  services: CallbackServices,
  request: Request,
): Promise<Response> {
  try {
    const { pathname, searchParams } = new URL(request.url);
    const verdict = await receiveCallback(services, {
      source: pathname,
      clientIp: clientIpOf(request),
      bodyText: await request.text(),
      urlSecret: searchParams.get("secret") ?? "",
    });
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
