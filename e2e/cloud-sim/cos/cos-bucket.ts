import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { answerBucket, answerService } from "./bucket-requests";
import { corsHeaders, DEFAULT_CORS_RULES } from "./cors-rules";
import { addressedTo, proveAccess } from "./cos-access";
import { COS_ERROR_STATUS, CosError, type CosErrorCode } from "./cos-error";
import { type CosRequest, headerValue, parseCosRequest } from "./cos-request";
import { type CosAnswer, type CosState, xmlAnswer } from "./cos-state";
import type { CosBucket, CosLogEntry, CosOptions, CosProof } from "./cos-types";
import { xmlDocument, xmlElement } from "./cos-xml";
import { answerLegacy, LEGACY_PATH } from "./legacy-upload";
import { BodyTooLarge, delay, readBody, startLocalServer } from "./local-server";
import { answerObject } from "./object-requests";
import { answerPost } from "./post-object";

export type { CosBucket, CosOptions };

/** More than this is never kept; the cloud takes 5 GB, a test does not need them. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

const MAX_LOG_ENTRIES = 1000;

/** A COS bucket on 127.0.0.1 that verifies as strictly as the cloud (cloud.md §5). */
export async function startCos(options: CosOptions): Promise<CosBucket> {
  const now = options.now ?? Date.now;
  const requestLog: CosLogEntry[] = [];
  const server = await startLocalServer(options.port ?? 0, handle);
  const bucket: CosBucket = {
    port: server.port,
    origin: `http://127.0.0.1:${server.port}`,
    objects: new Map(),
    requestLog,
    faults: {
      clockOffsetSeconds: options.clockOffsetSeconds ?? 0,
      bucketMissing: false,
      regionWrong: false,
      keyPowerless: false,
      down: false,
      hang: false,
      delayMs: 0,
      failWith: undefined,
      copyFailsWith: undefined,
    },
    publicRead: options.publicRead ?? true,
    forcesDownload: options.forcesDownload ?? false,
    stop: server.stop,
  };
  const state: CosState = {
    options,
    fullName: `${options.bucket}-${options.appId}`,
    origin: bucket.origin,
    objects: bucket.objects,
    faults: bucket.faults,
    isPublicRead: () => bucket.publicRead,
    forcesDownload: () => bucket.forcesDownload,
    corsRules: DEFAULT_CORS_RULES,
    nowMs: () => now() + bucket.faults.clockOffsetSeconds * 1000,
  };
  return bucket;

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    if (state.faults.down) {
      message.socket.destroy();
      return;
    }
    let request: CosRequest | undefined;
    const trace: Trace = { proof: "none" };
    let answer: CosAnswer;
    try {
      const body = await readBody(message, MAX_BODY_BYTES);
      if (state.faults.hang) return;
      await delay(state.faults.delayMs);
      request = parseCosRequest(message);
      answer = answerRequest(request, body, state, trace);
    } catch (error) {
      answer = errorAnswer(error, message, state);
    }
    requestLog.push({
      method: message.method ?? "",
      host: request?.host ?? message.headers.host ?? "",
      path: request?.path ?? "",
      proof: trace.proof,
      status: answer.status,
      code: answer.code ?? "",
    });
    if (requestLog.length > MAX_LOG_ENTRIES) requestLog.shift();
    write(message, response, answer, state);
  }
}

/** How a request has proved itself so far; a refusal must not lose it. */
interface Trace {
  proof: CosProof;
}

function answerRequest(
  request: CosRequest,
  body: Buffer,
  state: CosState,
  trace: Trace,
): CosAnswer {
  const { failWith } = state.faults;
  if (failWith) return failure(failWith.code, failWith.status, "a fault");
  if (LEGACY_PATH.test(request.path)) {
    trace.proof = "v4";
    return answerLegacy(request, body, state);
  }
  const place = addressedTo(request, state);
  if (request.method === "OPTIONS") return answerPreflight(request, state);
  if (request.method === "POST" && request.path === "/" && place === "bucket") {
    trace.proof = "form";
    return answerPost(request, body, state);
  }
  trace.proof = proveAccess(request, state);
  if (place === "service") return answerService(trace.proof, state);
  return request.path === "/"
    ? answerBucket(request, body, trace.proof, state)
    : answerObject(request, body, trace.proof, state);
}

function answerPreflight(request: CosRequest, state: CosState): CosAnswer {
  const origin = headerValue(request, "origin");
  const method = headerValue(request, "access-control-request-method");
  if (!origin || !method) throw new CosError("InvalidArgument", "no CORS preflight");
  const names = (headerValue(request, "access-control-request-headers") ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
  const headers = corsHeaders(state.corsRules ?? [], origin, method, names);
  if (!headers) throw new CosError("AccessForbidden", "CORSResponse: no rule allows this request");
  return { status: 200, headers };
}

function errorAnswer(error: unknown, message: IncomingMessage, state: CosState): CosAnswer {
  if (error instanceof BodyTooLarge) {
    return failure("EntityTooLarge", COS_ERROR_STATUS.EntityTooLarge, error.message);
  }
  if (!(error instanceof CosError)) throw error;
  const extra = xmlElement("ServerTime", new Date(state.nowMs()).toISOString());
  const resource = `${message.headers.host ?? ""}${(message.url ?? "").replace(/\?.*/, "")}`;
  return failure(error.code, error.status, error.message, xmlElement("Resource", resource) + extra);
}

function failure(
  code: CosErrorCode | string,
  status: number,
  message: string,
  extra = "",
): CosAnswer {
  const xml = `<Error>${xmlElement("Code", code)}${xmlElement("Message", message)}${extra}</Error>`;
  return { ...xmlAnswer(xmlDocument(xml), status), code };
}

function write(
  message: IncomingMessage,
  response: ServerResponse,
  answer: CosAnswer,
  state: CosState,
): void {
  const { origin } = message.headers;
  const cors =
    origin !== undefined && message.method !== "OPTIONS"
      ? corsHeaders(state.corsRules ?? [], origin, message.method ?? "", [])
      : undefined;
  const body = Buffer.from(answer.body ?? "");
  const hasNoBody = answer.status === 204 || answer.status === 304;
  response.writeHead(answer.status, {
    server: "tencent-cos",
    date: new Date(state.nowMs()).toUTCString(),
    "x-cos-request-id": randomBytes(12).toString("base64"),
    ...(hasNoBody ? {} : { "content-length": String(body.length) }),
    ...cors,
    ...answer.headers,
  });
  response.end(message.method === "HEAD" || hasNoBody ? undefined : body);
}
