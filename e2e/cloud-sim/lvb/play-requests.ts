import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { MediaEngine } from "@/lib/media/engine";
import { allowAnyOrigin, answerPreflight, sendStatus } from "@/lib/media/http/media-response";
import type { PlayStats } from "./play-stats";

export interface PlayRequestOptions {
  readonly engine: Pick<MediaEngine, "handleHttp">;
  readonly stats: PlayStats;
  readonly nowMs: () => number;
  /** Playback authentication of a playlist or FLV request. */
  readonly allows: (streamName: string, query: URLSearchParams) => boolean;
  /** AppName of a stream's push. */
  readonly appOf: (streamName: string) => string | undefined;
  /** A screenshot by the path in `pic_url`. */
  readonly picture: (path: string) => Buffer | undefined;
}

const LIVE_FILE = /^\/([\w.-]+)\/([\w-]{1,128})\.(m3u8|flv)$/;
const SEGMENT = /^\/([\w.-]+)\/([\w-]{1,128})\/[\w-]{1,64}\/[\w-]{1,64}\.(?:mp4|m4s)$/;

/**
 * HTTP of the play domain and, under `/tapes/` and `/pics/`, of the hosts that keep recordings and
 * screenshots. Playlists are authenticated each time, segments never: their names are secret enough.
 */
export function playRequests(options: PlayRequestOptions): RequestListener {
  return (req, res) => {
    // The Date header is how others see this cloud's clock.
    res.setHeader("Date", new Date(options.nowMs()).toUTCString());
    const url = readUrl(req);
    if (!url) sendStatus(res, 400);
    else if (url.pathname.startsWith("/tapes/")) serve(options, req, res, url, url.pathname);
    else if (url.pathname.startsWith("/pics/")) sendPicture(options, res, url.pathname);
    else playLive(options, req, res, url);
  };
}

function playLive(
  options: PlayRequestOptions,
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
): void {
  const file = LIVE_FILE.exec(url.pathname);
  const [, appName = "", streamName = ""] = file ?? SEGMENT.exec(url.pathname) ?? [];
  allowAnyOrigin(res);
  if (req.method === "OPTIONS") {
    answerPreflight(res);
  } else if (file && !options.allows(streamName, url.searchParams)) {
    sendStatus(res, 403);
  } else if (streamName === "" || options.appOf(streamName) !== appName) {
    sendStatus(res, 404);
  } else {
    count(options, req, res, streamName);
    serve(options, req, res, url, url.pathname.replace(/^\/[^/]+/, "/live"));
  }
}

/** The engine knows one app only, and relative URIs of its playlists stay in the app asked for. */
function serve(
  { engine }: PlayRequestOptions,
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
  path: string,
): void {
  const mapped = new URL(url);
  mapped.pathname = path;
  if (!engine.handleHttp(req, res, mapped)) sendStatus(res, 404);
}

function count(
  { stats, nowMs }: PlayRequestOptions,
  req: IncomingMessage,
  res: ServerResponse,
  streamName: string,
): void {
  const viewer = `${req.socket.remoteAddress} ${req.headers["user-agent"] ?? ""}`;
  const before = req.socket.bytesWritten;
  stats.requested(streamName, viewer, nowMs());
  res.once("close", () => stats.carried(streamName, req.socket.bytesWritten - before, nowMs()));
}

function sendPicture({ picture }: PlayRequestOptions, res: ServerResponse, path: string): void {
  const bytes = picture(path);
  allowAnyOrigin(res);
  if (!bytes) {
    sendStatus(res, 404);
    return;
  }
  res.writeHead(200, { "Content-Type": "image/jpeg", "Content-Length": bytes.length });
  res.end(bytes);
}

function readUrl(req: IncomingMessage): URL | undefined {
  const text = `http://127.0.0.1${req.url ?? "/"}`;
  return URL.canParse(text) ? new URL(text) : undefined;
}
