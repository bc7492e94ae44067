import type { IncomingMessage, ServerResponse } from "node:http";

/** Content never changes under its URL. */
export const IMMUTABLE = "public, max-age=31536000, immutable";

/** Players on any site may read media: it is public, and no cookie plays a part. */
export function allowAnyOrigin(res: ServerResponse): void {
  res.setHeader("Access-Control-Allow-Origin", "*");
  res.setHeader(
    "Access-Control-Expose-Headers",
    "Accept-Ranges, Content-Length, Content-Range, Date, ETag, Last-Modified",
  );
  res.setHeader("Timing-Allow-Origin", "*");
  res.setHeader("X-Content-Type-Options", "nosniff");
}

/** Answers a CORS preflight (Fetch standard §3.3). */
export function answerPreflight(res: ServerResponse): void {
  res.setHeader("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
  res.setHeader("Access-Control-Allow-Headers", "Range, If-Range, If-None-Match, Cache-Control");
  res.setHeader("Access-Control-Max-Age", "86400");
  res.writeHead(204);
  res.end();
}

/** Sends bytes from memory in one piece. */
export function sendBytes(
  req: IncomingMessage,
  res: ServerResponse,
  body: Buffer,
  type: string,
  cacheControl: string,
): void {
  res.writeHead(200, {
    "Content-Type": type,
    "Content-Length": body.length,
    "Cache-Control": cacheControl,
  });
  res.end(req.method === "HEAD" ? undefined : body);
}

/** An answer without content; never cached, since what is missing now may exist soon. */
export function sendStatus(res: ServerResponse, status: number): void {
  res.writeHead(status, {
    "Content-Length": 0,
    "Cache-Control": "no-store",
    ...(status === 503 && { "Retry-After": "1" }),
  });
  res.end();
}
