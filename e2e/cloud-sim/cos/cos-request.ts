import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { CosError } from "./cos-error";

/** A request as the cloud sees it, before anything is believed. */
export interface CosRequest {
  readonly method: string;
  /** The Host header, or the host of an absolute request target, with its port. */
  readonly host: string;
  /** Decoded, starts with a slash; this is what signatures cover (cloud.md §5.1). */
  readonly path: string;
  /** Decoded names and values in the order of the URL; a name without a value has "". */
  readonly query: readonly (readonly [string, string])[];
  readonly headers: IncomingHttpHeaders;
}

/** Splits the target itself, because URL classes normalise what signatures cover. @throws CosError */
export function parseCosRequest(message: IncomingMessage): CosRequest {
  let target = message.url ?? "/";
  let host = message.headers.host ?? "";
  // A client that was given a proxy sends the absolute form.
  const absolute = /^https?:\/\/([^/?]+)(.*)$/i.exec(target);
  if (absolute) {
    host = absolute[1] ?? "";
    target = absolute[2]?.startsWith("/") ? absolute[2] : `/${absolute[2] ?? ""}`;
  }
  const mark = target.indexOf("?");
  const rawPath = mark < 0 ? target : target.slice(0, mark);
  const rawQuery = mark < 0 ? "" : target.slice(mark + 1);
  return {
    method: message.method ?? "",
    host,
    path: decode(rawPath),
    query: rawQuery
      .split("&")
      .filter((pair) => pair !== "")
      .map((pair) => {
        const equals = pair.indexOf("=");
        return equals < 0
          ? ([decode(pair), ""] as const)
          : ([decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))] as const);
      }),
    headers: message.headers,
  };
}

/** The value of one query parameter; names are compared without case, as the cloud does. */
export function queryValue(request: CosRequest, name: string): string | undefined {
  return request.query.find(([key]) => key.toLowerCase() === name)?.[1];
}

/** One header as text. */
export function headerValue(request: CosRequest, name: string): string | undefined {
  if (name === "host") return request.host;
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(",") : value;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) throw new CosError("InvalidURI");
    throw error;
  }
}
