import { ZodError } from "zod";
import { errorCodes, isServiceError, ServiceError } from "@/lib/errors";
import { clientIpOf, originOf } from "@/lib/server/client-address";
import type { RoomServices } from "@/lib/services/rooms";
import { actionTable } from "./action-table";
import { describeIssue } from "./describe-issue";
import { JsonResponse } from "./json-response";
import { readSignedBody } from "./signed-body";

/** What every Action answers, always with HTTP status 200: the phones read nothing else. */
interface Envelope {
  readonly returnValue: number;
  readonly returnMsg: string;
  /** Always an object, also on errors: the iOS client fails on anything else. */
  readonly returnData: object;
}

/** Answers one Action request. */
export async function dispatchAction(
  services: RoomServices,
  request: Request,
): Promise<JsonResponse> {
  let name = "";
  try {
    const { body, actor } = await readSignedBody(services, request);
    name = typeof body.Action === "string" ? body.Action : "";
    const action = actionTable.get(name);
    if (!action) {
      throw new ServiceError(
        "invalidInput",
        name ? `invalid interface name:${name.slice(0, 64)}` : "field Action is missing",
      );
    }
    const returnData = await action.run(
      { services, actor, clientIp: clientIpOf(request), origin: originOf(request) },
      body,
    );
    return envelope({ returnValue: 0, returnMsg: "return successfully!", returnData });
  } catch (error) {
    return envelope(toFailure(services, name, error));
  }
}

/** What a body longer than MAX_BODY_BYTES is answered. */
export function refuseLongBody(message: string): JsonResponse {
  return envelope({ returnValue: errorCodes.invalidJson, returnMsg: message, returnData: {} });
}

function toFailure(services: RoomServices, action: string, error: unknown): Envelope {
  if (isServiceError(error)) {
    return { returnValue: error.wireCode, returnMsg: error.message, returnData: error.data };
  }
  if (error instanceof ZodError) {
    return {
      returnValue: errorCodes.invalidInput,
      returnMsg: `invalid input | ${describeIssue(error)}`,
      returnData: {},
    };
  }
  services.log.error({ action, err: error }, "an action failed");
  return { returnValue: errorCodes.internal, returnMsg: "internal error", returnData: {} };
}

function envelope(value: Envelope): JsonResponse {
  return new JsonResponse(value);
}
