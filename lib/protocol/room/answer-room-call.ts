import { ZodError } from "zod";
import { isServiceError, ServiceError } from "@/lib/errors";
import { clientIpOf, originOf } from "@/lib/server/client-address";
import type { RoomCaller } from "@/lib/services/room-service";
import { roomUserOf } from "@/lib/services/room-sign-in";
import type { RoomServices } from "@/lib/services/rooms";
import { cleanText } from "@/lib/shared/clean-text";
import { parseJsonObject } from "@/lib/shared/parse-json-object";
import { describeIssue } from "../describe-issue";
import { JsonResponse } from "../json-response";
import { roomCodes, roomNumbers } from "./room-codes";
import { roomTable, roomUtilityTable } from "./room-table";

/** No cookie counts here, so that a page of any site may call (the original did the same). */
export const allowAnyOrigin = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, OPTIONS",
  "access-control-allow-headers": "content-type",
} as const;

/** Answers one RoomService call: flat, `code` 0 for success, always with HTTP status 200. */
export async function answerRoomCall(
  services: RoomServices,
  request: Request,
): Promise<JsonResponse> {
  const url = new URL(request.url);
  const [group = "", spelling = ""] = url.pathname.split("/").slice(-2);
  try {
    const table = group === "utils" ? roomUtilityTable : roomTable;
    const call = table.get(spelling.toLowerCase());
    if (!call) throw new ServiceError("roomMethodUnknown", "There is no such method.");
    const body = request.method === "GET" ? {} : parseBody(await request.text());
    const clientIp = clientIpOf(request);
    const query = url.searchParams;
    const caller = (mayNameAnother = false) =>
      callerOf(services, query, mayNameAnother ? {} : body, clientIp);
    const origin = originOf(request);
    const fields = await call.run({ services, origin, clientIp, query, spelling, caller }, body);
    return answer(services, 0, "", fields);
  } catch (error) {
    return failure(services, spelling, error);
  }
}

/** What a body longer than MAX_BODY_BYTES is answered. */
export function refuseLongRoomBody(message: string): JsonResponse {
  return new JsonResponse(
    { code: roomNumbers.invalidMessage, message },
    { headers: allowAnyOrigin },
  );
}

/** The session's user; bodies may not speak for another one. */
function callerOf(
  services: RoomServices,
  query: URLSearchParams,
  body: Readonly<Record<string, unknown>>,
  clientIp: string,
): RoomCaller {
  const userId = query.get("userID") ?? "";
  if (!userId) throw new ServiceError("roomUserMissing", "userID is missing in the query.");
  const user = roomUserOf(services, userId, query.get("token") ?? "");
  const named = typeof body.userID === "number" ? String(body.userID) : body.userID;
  if (typeof named === "string" && named !== "" && cleanText(named) !== user) {
    throw new ServiceError("roomUserDiffers", "userID differs from the session's.");
  }
  return { userId: user, clientIp };
}

function parseBody(text: string): Record<string, unknown> {
  if (text.trim() === "") return {};
  const body = parseJsonObject(text);
  if (body) return body;
  throw new ServiceError("invalidJson", "The body is not a JSON object.");
}

function failure(services: RoomServices, call: string, error: unknown): JsonResponse {
  if (isServiceError(error)) {
    return answer(services, roomCodes[error.code] ?? error.wireCode, error.message, error.data);
  }
  if (error instanceof ZodError) {
    return answer(services, roomNumbers.incompleteParameters, describeIssue(error));
  }
  services.log.error({ call, err: error }, "a room call failed");
  return answer(services, roomNumbers.insideFault, "internal error");
}

function answer(
  services: RoomServices,
  code: number,
  message: string,
  fields: object = {},
): JsonResponse {
  return new JsonResponse(
    { code, message, timestamp: services.now(), ...fields },
    { headers: allowAnyOrigin },
  );
}
