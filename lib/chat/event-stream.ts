import type { IncomingMessage, ServerResponse } from "node:http";
import { clientIpHeader } from "@/lib/server/client-address";
import type { ChatSink } from "./channel";
import { openingFrame } from "./frame";

/** What a reader may leave unread before it is dropped. */
const maxUnreadBytes = 64 * 1024;
const path = /^\/api\/rooms\/([^/]+)\/chat\/stream$/;

export interface StreamRequest {
  readonly room: string;
  /** The last number that the reader has; null when it has none. */
  readonly after: number | null;
  readonly clientIp: string;
}

/** What a request asks of the stream's door; null when it is for another one. */
export function streamRequest(req: IncomingMessage, url: URL): StreamRequest | null {
  const segment = path.exec(url.pathname)?.[1];
  if (segment === undefined) return null;
  const seen = req.headers["last-event-id"] ?? url.searchParams.get("after");
  const after = typeof seen === "string" && /^\d{1,15}$/.test(seen) ? Number(seen) : null;
  return {
    room: decodeURIComponent(segment),
    after,
    clientIp: String(req.headers[clientIpHeader] ?? ""),
  };
}

/** Begins the stream; the sink writes to it. */
export function openStream(res: ServerResponse): ChatSink {
  res.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    // `no-transform` keeps a compressing proxy from holding events back.
    "Cache-Control": "no-cache, no-transform",
    "X-Accel-Buffering": "no",
  });
  res.write(openingFrame);
  return {
    write(frame) {
      if (res.writableLength > maxUnreadBytes) return false;
      res.write(frame);
      return true;
    },
    close() {
      // A reader that does not read would never see a proper end.
      if (res.writableLength > maxUnreadBytes) res.destroy();
      else res.end();
    },
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
