import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { delay, readBody, startLocalServer } from "../cos/local-server";
import { ActionParameters, type Parameters } from "./action-parameters";
import type { LiveAccount } from "./live-account";
import { LIVE_ACTIONS } from "./live-actions";
import { LiveApiError } from "./live-api-error";
import type { ApiLogEntry } from "./lvb-types";
import { verifyTc3 } from "./tc3";

const VERSION = "2018-08-01";
const SERVICE = "live";
/** The gateway's own limit. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;
const MAX_LOG_ENTRIES = 1000;
/** HTTP status of a gateway that is broken itself. */
const BROKEN_STATUS = 502;

/** What can be broken while the API runs, and what was asked. */
export interface LiveApiFaults {
  /** Connections are cut, requests are never answered, or every answer is HTTP 502. */
  down: "refuse" | "hang" | "5xx" | undefined;
  /** Every signed call fails with this code. */
  failWith: string | undefined;
  delayMs: number;
  readonly requestLog: ApiLogEntry[];
}

export interface LiveApiOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly secretId: string;
  readonly secretKey: string;
  readonly account: LiveAccount;
}

/** The running API. */
export interface LiveApi extends LiveApiFaults {
  readonly port: number;
  stop(): Promise<void>;
}

/** `live.tencentcloudapi.com` over plain HTTP (cloud.md §3). */
export async function startLiveApi(options: LiveApiOptions): Promise<LiveApi> {
  const faults: LiveApiFaults = {
    down: undefined,
    failWith: undefined,
    delayMs: 0,
    requestLog: [],
  };
  const server = await startLocalServer(options.port, (req, res) =>
    answer(req, res, options, faults),
  );
  return Object.assign(faults, server);
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  options: LiveApiOptions,
  faults: LiveApiFaults,
): Promise<void> {
  const { nowMs } = options.account;
  const action = String(req.headers["x-tc-action"] ?? "");
  const entry = { action, parameters: {}, code: "(fault)", atMs: Date.now() };
  if (faults.down === "refuse") {
    log(faults, entry);
    req.socket.destroy();
    return;
  }
  const body = await readBody(req, MAX_BODY_BYTES);
  await delay(faults.delayMs);
  if (faults.down === "hang") {
    log(faults, entry);
    return;
  }
  res.setHeader("Date", new Date(nowMs()).toUTCString());
  if (faults.down === "5xx") {
    log(faults, entry);
    res.writeHead(BROKEN_STATUS, { "Content-Type": "text/html" }).end("Bad Gateway");
    return;
  }
  const { response, parameters, code } = await respond(req, body, action, options, faults);
  log(faults, { ...entry, parameters, code });
  // Success and failure are both HTTP 200.
  res.writeHead(200, { "Content-Type": "application/json" });
  res.end(JSON.stringify({ Response: { ...response, RequestId: randomUUID() } }));
}

interface Outcome {
  readonly response: Readonly<Record<string, unknown>>;
  readonly parameters: Parameters;
  /** The cloud's error code, empty when all went well. */
  readonly code: string;
}

async function respond(
  req: IncomingMessage,
  body: Buffer,
  action: string,
  options: LiveApiOptions,
  { failWith }: LiveApiFaults,
): Promise<Outcome> {
  let parameters: Parameters = {};
  try {
    checkGateway(req, body, action, options);
    parameters = parseParameters(body);
    if (failWith !== undefined) throw new LiveApiError(failWith, "The service is not available.");
    const run = LIVE_ACTIONS.get(action);
    if (!run) throw new LiveApiError("InvalidAction", "The action does not exist.");
    const response = await run(new ActionParameters(parameters), options.account);
    return { response, parameters, code: "" };
  } catch (error) {
    if (!(error instanceof LiveApiError)) throw error;
    const { code, message } = error;
    return { response: { Error: { Code: code, Message: message } }, parameters, code };
  }
}

function checkGateway(
  req: IncomingMessage,
  body: Buffer,
  action: string,
  { secretId, secretKey, account }: LiveApiOptions,
): void {
  if (req.method !== "POST") {
    throw new LiveApiError("UnsupportedProtocol", "This API is called by POST.");
  }
  if (action === "") throw new LiveApiError("MissingParameter", "X-TC-Action is missing.");
  const [path = "/", query = ""] = (req.url ?? "/").split("?", 2);
  const headers = Object.fromEntries(
    Object.entries(req.headers).map(([name, value]) => [name, value?.toString()]),
  );
  const method = req.method;
  verifyTc3(
    { method, path, query, headers, body },
    { service: SERVICE, secretId, secretKey, nowMs: account.nowMs() },
  );
  if (headers["x-tc-version"] !== VERSION) {
    throw new LiveApiError("NoSuchVersion", "X-TC-Version does not exist.");
  }
}

function parseParameters(body: Buffer): Parameters {
  let value: unknown;
  try {
    value = JSON.parse(body.toString("utf8"));
  } catch {
    throw new LiveApiError("InvalidParameter", "The body is not JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new LiveApiError("InvalidParameter", "The body is not a JSON object.");
  }
  return Object.fromEntries(Object.entries(value));
}

function log(faults: LiveApiFaults, entry: ApiLogEntry): void {
  faults.requestLog.push(entry);
  if (faults.requestLog.length > MAX_LOG_ENTRIES) faults.requestLog.shift();
}
