import { ZodError } from "zod";
import { errorCodes, isServiceError, ServiceError } from "@/lib/errors";
import { agentOf, clientIpOf, originOf } from "@/lib/server/client-address";
import type { AccountServices } from "@/lib/services/accounts";
import type { RoomServices } from "@/lib/services/rooms";
import { describeIssue } from "../describe-issue";
import { JsonResponse } from "../json-response";
import { readSignedBody } from "../signed-body";
import { accountTable } from "./account-table";

/** What the second generation reads, always with HTTP status 200. */
interface Envelope {
  readonly code: number;
  readonly message: string;
  readonly data: object;
}

const success = 200;

/** Answers one call of the account API; the last segment of the path names it. */
export async function answerAccountCall(
  services: AccountServices & RoomServices,
  request: Request,
): Promise<JsonResponse> {
  const name = new URL(request.url).pathname.split("/").at(-1) ?? "";
  try {
    const call = accountTable.get(name);
    if (!call) throw new ServiceError("badRequest", "Bad Request | there is no such route");
    const { body, actor } = await readSignedBody(services, request);
    const data = await call.run(
      {
        ...{ services, actor },
        clientIp: clientIpOf(request),
        origin: originOf(request),
        agent: agentOf(request),
      },
      body,
    );
    return envelope({ code: success, message: "OK", data });
  } catch (error) {
    return envelope(toFailure(services, name, error));
  }
}

/** What a body longer than MAX_BODY_BYTES is answered. */
export function refuseLongAccountBody(message: string): JsonResponse {
  return envelope({ code: errorCodes.malformedField, message, data: {} });
}

function toFailure(services: RoomServices, call: string, error: unknown): Envelope {
  if (isServiceError(error)) {
    // Of this protocol's codes a body that is no JSON object is a wrong parameter.
    const code = error.code === "invalidJson" ? errorCodes.malformedField : error.wireCode;
    return { code, message: error.message, data: error.data };
  }
  if (error instanceof ZodError) {
    const message = `invalid parameter | ${describeIssue(error)}`;
    return { code: errorCodes.malformedField, message, data: {} };
  }
  services.log.error({ call, err: error }, "an account call failed");
  return { code: errorCodes.serverFault, message: "internal error", data: {} };
}

function envelope(value: Envelope): JsonResponse {
  return new JsonResponse(value);
}
