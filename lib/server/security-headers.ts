import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

interface PagePolicy {
  /** Loosened for hot reload. */
  readonly dev: boolean;
  /** Sites that may show the page in a frame, as the directive of that name has them. */
  readonly frameAncestors: string;
}

/**
 * Content Security Policy with a nonce per response. Next reads the nonce from the request's own
 * policy header and puts it on its scripts. `unsafe-inline` styles stay: Next and players set
 * style attributes, which cannot carry a nonce (CSP3 §6.1.14).
 */
export function applyPageHeaders(
  req: IncomingMessage,
  res: ServerResponse,
  { dev, frameAncestors }: PagePolicy,
): void {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https: http:",
    // hls.js hangs captions on an empty track that is a data URL.
    "media-src 'self' blob: data: https: http:",
    `connect-src 'self' https: http:${dev ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frameAncestors}`,
  ].join("; ");
  req.headers["content-security-policy"] = policy;
  res.setHeader("Content-Security-Policy", policy);
  res.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
  res.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  res.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
}
