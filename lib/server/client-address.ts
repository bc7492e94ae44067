import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { cleanText } from "@/lib/shared/clean-text";

/** The header by which the front door tells doors who is calling; a client's own is removed. */
export const clientIpHeader = "x-mlvb-client-ip";

/** The same for the scheme and host that the caller used: behind Next a request's URL has others. */
export const originHeader = "x-mlvb-origin";

/** The caller's address; empty when the request came past the front door. */
export function clientIpOf(request: Request): string {
  return request.headers.get(clientIpHeader) ?? "";
}

/** More of what a program calls itself than anybody reads. */
const agentLength = 200;

/** What the caller's program calls itself (`User-Agent`), cut; empty when it does not say. */
export function agentOf(request: Request): string {
  return cleanText(request.headers.get("user-agent") ?? "").slice(0, agentLength);
}

/** Scheme, host and port by which the caller reached us. */
export function originOf(request: Request): string {
  return request.headers.get(originHeader) ?? new URL(request.url).origin;
}

/**
 * The caller's address. `X-Forwarded-For` counts only behind `TRUST_PROXY_HOPS` known proxies:
 * the entry that the outermost of them wrote (OWASP ASVS 5.0 §15.3.4).
 */
export function clientAddress(req: IncomingMessage, trustProxyHops: number): string {
  const socketAddress = (req.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  if (trustProxyHops === 0) return socketAddress;
  const forwarded = String(req.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  return plainAddress(forwarded.at(-trustProxyHops) ?? "") ?? socketAddress;
}

/**
 * An address as a proxy writes it, in the one form by which limits and bans know a caller: some add
 * the port, which is another with every connection, and one that listens on both kinds writes every
 * IPv4 address as an IPv6 one, of which all are in the same /64. Undefined for what is none, such as
 * `unknown`.
 */
function plainAddress(written: string): string | undefined {
  const text =
    /^\[([^\]]+)\](?::\d+)?$/.exec(written)?.[1] ??
    /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(written)?.[1] ??
    written;
  const [address = ""] = text.split("%");
  return isIP(address) === 0 ? undefined : ipaddr.process(address).toString();
}

/** Scheme and host as the browser sees them, e.g. `https://live.example`. */
export function requestOrigin(req: IncomingMessage, trustProxyHops: number): string {
  const forwarded = trustProxyHops > 0 ? String(req.headers["x-forwarded-proto"] ?? "") : "";
  const scheme = forwarded.split(",")[0]?.trim() === "https" ? "https" : "http";
  const host = req.headers.host ?? "localhost";
  return `${scheme}://${/^[A-Za-z0-9.:[\]_-]{1,255}$/.test(host) ? host : "localhost"}`;
}
