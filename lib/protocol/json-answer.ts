import { ZodError, type z } from "zod";
import { actorOf } from "@/lib/auth/actor";
import { errorCodes, isServiceError, ServiceError } from "@/lib/errors";
import { requestIdHeader } from "@/lib/log/request-scope";
import type { Services } from "@/lib/services/services";
import { parseJsonObject } from "@/lib/shared/parse-json-object";
import { signedOut } from "@/lib/shared/session-refusal";
import { JsonResponse } from "./json-response";

/** The success code of the account API's envelope `{code, message, data}`. */
const success = 200;

/**
 * Runs one call of the web's JSON API: parses the body, calls, answers `{code, message, data}` with
 * HTTP 200 as the account API of the apps does.
 */
export async function answerJson<Schema extends z.ZodType>(
  services: Services,
  request: Request,
  schema: Schema,
  run: (input: z.output<Schema>) => Promise<{ data: object; headers?: Record<string, string> }>,
): Promise<Response> {
  return answerFile(services, request, schema, async (input) => {
    const { data, headers } = await run(input);
    return new JsonResponse({ code: success, message: "OK", data }, { headers });
  });
}

/** The same for a call whose answer is a file; its failures come in the envelope. */
export async function answerFile<Schema extends z.ZodType>(
  services: Services,
  request: Request,
  schema: Schema,
  run: (input: z.output<Schema>) => Promise<Response>,
): Promise<Response> {
  try {
    return await run(schema.parse(await readJson(request)));
  } catch (error) {
    return failure(services, request, error);
  }
}

async function readJson(request: Request): Promise<unknown> {
  if (request.method === "GET") return {};
  const text = await request.text();
  const body = text === "" ? {} : parseJsonObject(text);
  if (body) return body;
  throw new ServiceError("invalidJson", "The body is not a JSON object.");
}

function failure(services: Services, request: Request, error: unknown): Response {
  if (isServiceError(error)) {
    const { retryAfterSeconds } = error;
    const data = { ...sessionReason(services, request, error), ...error.data };
    return new JsonResponse({
      code: error.wireCode,
      message: error.message,
      data: retryAfterSeconds === undefined ? data : { ...data, retryAfterSeconds },
    });
  }
  if (error instanceof ZodError) {
    const field = error.issues[0]?.path.join(".") || "body";
    const message = `Field ${field} is missing or malformed.`;
    return new JsonResponse({ code: errorCodes.malformedField, message, data: {} });
  }
  services.log.error({ err: error }, "an API call failed");
  // By it whoever looks after the server finds the reason in its log.
  const requestId = request.headers.get(requestIdHeader) ?? undefined;
  return new JsonResponse({
    code: errorCodes.serverFault,
    message: "Something went wrong on the server.",
    data: { requestId },
  });
}

/** Pages tell their readers to sign in, and others that they may not: the code is the same. */
function sessionReason(services: Services, request: Request, { code }: ServiceError): object {
  const isNobody = code === "unverified" && actorOf(services, request).kind !== "user";
  return isNobody ? { reason: signedOut } : {};
}
