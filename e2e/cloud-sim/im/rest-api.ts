import type { IncomingMessage, ServerResponse } from "node:http";
import { BodyTooLarge, delay, readBody } from "../cos/local-server";
import type { ImBody } from "./im-body";
import { IM_COMMANDS, isRandom, unknownCommand } from "./im-commands";
import { IM_CODES, ImError } from "./im-error";
import { type ImState, keep } from "./im-state";
import { verifyUserSig } from "./verify-user-sig";

const DEFAULT_CALLS_PER_SECOND = 200;

/** A call is at most so long; the cloud's own limit is near. */
const MAX_CALL_BYTES = 64 * 1024;

/** Answers one call of the REST API, always with HTTP 200 (cloud.md §4.4). */
export async function answerRest(
  state: ImState,
  callTimes: number[],
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { api } = state.faults;
  if (api.down) {
    message.socket.destroy();
    return;
  }
  const url = new URL(message.url ?? "/", "http://im");
  const command = /^\/v4\/([^/]+\/[^/]+)$/.exec(url.pathname)?.[1] ?? "";
  const identifier = url.searchParams.get("identifier") ?? "";
  let body: ImBody = {};
  let answer: Record<string, unknown>;
  let errorCode = 0;
  try {
    const text = await readText(message);
    if (api.hang) return;
    await delay(api.delayMs);
    refuseFlood(state, callTimes);
    checkCaller(state, message, url);
    const run = Object.hasOwn(IM_COMMANDS, command) ? IM_COMMANDS[command] : undefined;
    if (!run) throw unknownCommand(IM_CODES.urlInvalid);
    body = parseBody(text);
    if (api.failWith && (api.failWith.command ?? command) === command) {
      throw new ImError(api.failWith.code, "a fault");
    }
    const clientIp = message.socket.remoteAddress ?? "";
    const origin = { platform: "RESTAPI", clientIp } as const;
    const result = await run(state, body, { identifier, origin });
    answer = { ActionStatus: "OK", ErrorInfo: "", ErrorCode: 0, ...result };
  } catch (error) {
    if (!(error instanceof ImError)) throw error;
    errorCode = error.code;
    answer = { ActionStatus: "FAIL", ErrorInfo: error.message, ErrorCode: error.code };
  }
  keep(state.requestLog, { command, identifier, body, errorCode });
  response.writeHead(200, {
    "content-type": "application/json",
    date: new Date(state.nowMs()).toUTCString(),
  });
  response.end(JSON.stringify(answer));
}

/** Every parameter of the query in the order in which the cloud looks at them. @throws ImError */
function checkCaller(state: ImState, message: IncomingMessage, url: URL): void {
  const { sdkAppId, secretKey, ecdsaPublicKey } = state.options;
  if (message.method !== "POST") {
    throw new ImError(IM_CODES.requestInvalid, "the method must be POST");
  }
  const appId = url.searchParams.get("sdkappid");
  if (!appId) throw new ImError(IM_CODES.sdkAppIdMissing, "sdkappid is missing");
  if (appId !== String(sdkAppId)) throw new ImError(IM_CODES.sdkAppIdInvalid, "invalid sdkappid");
  if (url.searchParams.get("contenttype") !== "json" || !isRandom(url.searchParams.get("random"))) {
    throw new ImError(IM_CODES.urlInvalid, "random and contenttype=json are needed");
  }
  const identifier = url.searchParams.get("identifier") ?? "";
  const userSig = url.searchParams.get("usersig") ?? "";
  verifyUserSig(userSig, { sdkAppId, secretKey, ecdsaPublicKey, identifier, nowMs: state.nowMs() });
  if (!state.administrators.includes(identifier)) {
    throw new ImError(IM_CODES.notAdministrator, "an administrator's account is needed");
  }
}

function refuseFlood(state: ImState, callTimes: number[]): void {
  const nowMs = state.nowMs();
  while (callTimes[0] !== undefined && nowMs - callTimes[0] >= 1000) callTimes.shift();
  if (callTimes.length >= (state.options.callsPerSecond ?? DEFAULT_CALLS_PER_SECOND)) {
    throw new ImError(IM_CODES.tooManyCalls, "too many calls in a second");
  }
  callTimes.push(nowMs);
}

async function readText(message: IncomingMessage): Promise<string> {
  try {
    return (await readBody(message, MAX_CALL_BYTES)).toString("utf8");
  } catch (error) {
    if (error instanceof BodyTooLarge) throw new ImError(IM_CODES.bodyInvalid, error.message);
    throw error;
  }
}

function parseBody(text: string): ImBody {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new ImError(IM_CODES.bodyInvalid, "the body must be a JSON object");
  }
  return parsed as ImBody;
}
