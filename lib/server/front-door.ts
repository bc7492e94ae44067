import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { inRequest, newRequestId, requestIdHeader } from "@/lib/log/request-scope";
import type { Runtime } from "@/lib/runtime";
import { clientAddress, clientIpHeader, originHeader, requestOrigin } from "./client-address";
import { passEmbedWishes } from "./embed-wishes";
import { frameAncestors } from "./frame-ancestors";
import { type Door, findDoor } from "./hot-doors";
import { leadToNotFound } from "./lead-to-not-found";
import { applyPageHeaders } from "./security-headers";
import {
  BodyTooLongError,
  dropRest,
  readBody,
  sendWebResponse,
  toStreamingRequest,
  toWebRequest,
} from "./web-request";

/** Next's request handler. */
export type PageHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export interface FrontDoorOptions {
  readonly runtime: Runtime;
  /** Resolves when Next is ready; pages wait for it, hot doors do not. */
  readonly pages: Promise<PageHandler>;
  /** Loosens the policy of the pages for hot reload. */
  readonly dev: boolean;
  /** Leaves the doors to Next: in development, so that editing them reloads without a restart. */
  readonly doorsByNext: boolean;
}

/** One `node:http` server: media from memory, hot doors from the table, everything else to Next. */
export function createFrontDoor(options: FrontDoorOptions): Server {
  const { runtime, dev, doorsByNext } = options;
  const server = createServer((req, res) => {
    const id = newRequestId();
    req.headers[requestIdHeader] = id;
    res.setHeader("X-Request-Id", id);
    inRequest(id, () => route(req, res)).catch((error: unknown) => {
      // A client that went away in the middle of its request is no fault of ours.
      if (req.destroyed && !req.complete) return;
      runtime.log.error({ err: error, path: pathOf(req), requestId: id }, "a request failed");
      fail(res, 500, "Something went wrong on the server; its log has the reason.", id);
    });
  });
  runtime.system.watchServer(server);
  server.maxConnections = runtime.config.maxHttpConnections;
  server.headersTimeout = 15_000;
  server.requestTimeout = 60_000;
  server.keepAliveTimeout = 65_000;

  async function route(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { config } = runtime;
    const origin = requestOrigin(req, config.trustProxyHops);
    const target = req.url ?? "/";
    if (!URL.canParse(target, origin) || !isDecodable(target)) {
      return fail(res, 400, "The address is not valid.");
    }
    res.setHeader("X-Content-Type-Options", "nosniff");
    if (target.startsWith("/live/") || target.startsWith("/tapes/")) {
      if (runtime.live.handleHttp(req, res, new URL(target, origin))) return;
    }
    req.headers[originHeader] = origin;
    req.headers[clientIpHeader] = clientAddress(req, config.trustProxyHops);
    if (target.startsWith("/api/rooms/")) {
      if (runtime.chat.handleHttp(req, res, new URL(target, origin))) return;
    }
    const door = doorsByNext ? undefined : findDoor(req.method ?? "GET", pathOf(req));
    if (door) return serveDoor(req, res, door, origin + target);
    if (!doorsByNext && req.method !== "GET" && req.method !== "HEAD") {
      res.setHeader("Allow", "GET, HEAD");
      return fail(res, 405, "This address does not answer that method.");
    }
    const ancestors = frameAncestors(target, runtime);
    passEmbedWishes(req);
    leadToNotFound(req, runtime);
    applyPageHeaders(req, res, { dev, frameAncestors: ancestors });
    const page = await options.pages;
    return page(req, res);
  }

  async function serveDoor(
    req: IncomingMessage,
    res: ServerResponse,
    door: Door,
    url: string,
  ): Promise<void> {
    const handler = door.methods[req.method ?? "GET"];
    if (!handler) {
      res.setHeader("Allow", Object.keys(door.methods).join(", "));
      return fail(res, 405, "This address does not answer that method.");
    }
    try {
      const request = door.readsOwnBody
        ? toStreamingRequest(req, url)
        : toWebRequest(req, url, await readBody(req, runtime.config.maxBodyBytes));
      await sendWebResponse(res, await handler(request));
      if (door.readsOwnBody) dropRest(req);
    } catch (error) {
      if (!(error instanceof BodyTooLongError)) throw error;
      res.setHeader("Connection", "close");
      if (door.refuse) await sendWebResponse(res, door.refuse(error.message));
      else fail(res, 413, error.message);
    }
  }
  return server;
}

/** False when the path has a percent sign that begins no UTF-8 character (RFC 3986 §2.1). */
function isDecodable(target: string): boolean {
  if (!target.includes("%")) return true;
  try {
    decodeURIComponent(target.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

function pathOf(req: IncomingMessage): string {
  return (req.url ?? "").split("?", 1)[0] ?? "";
}

function fail(res: ServerResponse, status: number, message: string, requestId?: string): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  res.statusCode = status;
  res.setHeader("Content-Type", "application/json; charset=utf-8");
  res.end(JSON.stringify({ error: { code: status, message, requestId } }));
}
