import type { IncomingMessage, ServerResponse } from "node:http";
import { clientIpHeader } from "@/lib/server/client-address";
import type { Visit } from "./visit";

const path = /^\/api\/rooms\/([^/]+)\/chat\/stream$/;
/** What a browser may call itself. */
const viewerId = /^[\w-]{8,64}$/;

export interface StreamRequest extends Visit {
  /** The last number that the reader has; null when it has none. */
  readonly after: number | null;
}

/** What a request asks of the stream's door; null when it is for another one. */
export function streamRequest(req: IncomingMessage, url: URL): StreamRequest | null {
  const segment = path.exec(url.pathname)?.[1];
  if (segment === undefined) return null;
  const lastEventId = req.headers["last-event-id"];
  const seen = lastEventId ?? url.searchParams.get("after");
  const after = typeof seen === "string" && /^\d{1,15}$/.test(seen) ? Number(seen) : null;
  const viewer = url.searchParams.get("viewer") ?? "";
  return {
    room: decodeURIComponent(segment),
    after,
    viewer: viewerId.test(viewer) ? viewer : "",
    cookie: req.headers.cookie ?? "",
    clientIp: String(req.headers[clientIpHeader] ?? ""),
    fromStudio: url.searchParams.has("studio"),
    returning: lastEventId !== undefined || url.searchParams.has("again"),
  };
}

const refusals = {
  404: "There is no such room.",
  405: "This address does not answer that method.",
  429: "Too many open chats from this address, or altogether.",
  503: "The server is stopping.",
} as const;

/** Answers a request that gets no stream, as the front door words its own refusals. */
export function refuseStream(res: ServerResponse, status: keyof typeof refusals): void {
  res.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
    ...(status === 405 ? { Allow: "GET" } : {}),
    ...(status === 429 || status === 503 ? { "Retry-After": "10" } : {}),
  });
  res.end(JSON.stringify({ error: { code: status, message: refusals[status] } }));
}
