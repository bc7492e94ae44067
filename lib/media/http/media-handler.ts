import type { IncomingMessage, ServerResponse } from "node:http";
import { flvHeader, flvTagBytes } from "@/lib/media/flv/flv-muxer";
import type { TagFanout, TagReceiver } from "@/lib/media/flv/tag-fanout";
import type { OriginAnswer, WhenGone } from "@/lib/media/hls/held-requests";
import type { FileReach, HlsOrigin, ReloadPoint } from "@/lib/media/hls/origin";
import { previewParameter } from "@/lib/media/preview";
import type { MediaLog } from "@/lib/media/types";
import {
  allowAnyOrigin,
  answerPreflight,
  IMMUTABLE,
  sendBytes,
  sendStatus,
} from "./media-response";
import { sendTapeFile } from "./tape-file";

/** What the HTTP door needs of one live. */
export interface ServedLive {
  readonly origin: HlsOrigin;
  readonly tags: TagFanout;
  /** Whether somebody with this preview token, or none, may begin to watch. */
  isOpenTo(token: string | null): boolean;
  /** What may be fetched of the files below this name. */
  reachOf(folder: string): FileReach;
  /** Latest key frame as a one-frame MP4. */
  poster(): Buffer | undefined;
}

export interface MediaHandlerOptions {
  readonly recordingsDir: string;
  readonly log: MediaLog;
  /** The live of a stream, or the one with files in this folder even when it has just ended. */
  readonly findLive: (streamName: string, folder?: string) => ServedLive | undefined;
}

/** Answers the request and returns true, or returns false when the path is none of ours. */
export type MediaHandler = (req: IncomingMessage, res: ServerResponse, url: URL) => boolean;

type Route = (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void> | void;

const LIVE_FILE = /^\/live\/([\w-]{1,128})\.(m3u8|flv)$/;
const POSTER = /^\/live\/([\w-]{1,128})\/poster\.mp4$/;
const LIVE_SEGMENT = /^\/live\/([\w-]{1,128})\/([\w-]{1,64})\/([\w-]{1,64}\.(?:mp4|m4s))$/;
const TAPE = /^\/tapes\/([\w-]{1,128})\/([\w-]{1,64})\/([\w-]{1,64}\.(?:m3u8|mp4))$/;

/** The HTTP door of the media engine: `/live/…` from memory, `/tapes/…` from the disk. */
export function createMediaHandler(options: MediaHandlerOptions): MediaHandler {
  return (req, res, url) => {
    const route = findRoute(options, url.pathname);
    if (!route) return false;
    allowAnyOrigin(res);
    if (req.method === "OPTIONS") {
      answerPreflight(res);
    } else if (req.method !== "GET" && req.method !== "HEAD") {
      res.setHeader("Allow", "GET, HEAD, OPTIONS");
      sendStatus(res, 405);
    } else {
      void answer(route, req, res, url, options.log);
    }
    return true;
  };
}

async function answer(
  route: Route,
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
  log: MediaLog,
): Promise<void> {
  try {
    await route(req, res, url);
  } catch (error) {
    log.error({ path: url.pathname, err: error }, "media request failed");
    if (res.headersSent) res.destroy();
    else sendStatus(res, 500);
  }
}

function findRoute(options: MediaHandlerOptions, pathname: string): Route | undefined {
  const { findLive, recordingsDir } = options;
  // A live that is private is none to whoever does not hold its token.
  const findOpen = (streamName: string, { searchParams }: URL): ServedLive | undefined => {
    const live = findLive(streamName);
    return live?.isOpenTo(searchParams.get(previewParameter)) ? live : undefined;
  };
  const [, fileStream = "", extension] = LIVE_FILE.exec(pathname) ?? [];
  if (extension === "m3u8") {
    return (req, res, url) => sendPlaylist(findOpen(fileStream, url), req, res, url);
  }
  if (extension === "flv") {
    return (req, res, url) => sendFlv(findOpen(fileStream, url), req, res);
  }

  const poster = POSTER.exec(pathname);
  if (poster?.[1]) {
    const streamName = poster[1];
    return (req, res, url) => {
      const body = findOpen(streamName, url)?.poster();
      if (body) sendBytes(req, res, body, "video/mp4", "no-cache");
      // No picture yet, or none any more, is no fault of the page that asked.
      else res.writeHead(204, { "Cache-Control": "no-cache" }).end();
    };
  }

  const [, streamName = "", folder = "", name] = LIVE_SEGMENT.exec(pathname) ?? [];
  if (name) {
    return (req, res) => sendSegment(findLive(streamName, folder), folder, name, req, res);
  }

  const tape = TAPE.exec(pathname)?.slice(1);
  if (tape) return (req, res) => sendTapeFile(req, res, recordingsDir, tape);
  return undefined;
}

async function sendPlaylist(
  live: ServedLive | undefined,
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
): Promise<void> {
  if (!live) return sendStatus(res, 404);
  const point = reloadPoint(url.searchParams);
  if (point === "malformed") return sendStatus(res, 400);
  const answered = await live.origin.playlist(point, whenGone(res));
  // A blocking request names one state of the playlist; a short cache life lets a CDN merge them.
  const isPreview = url.searchParams.has(previewParameter);
  const cacheControl = isPreview ? "no-store" : point ? "public, max-age=1" : "no-cache";
  sendAnswer(req, res, answered, "application/vnd.apple.mpegurl", cacheControl);
}

async function sendSegment(
  live: ServedLive | undefined,
  folder: string,
  name: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  if (!live) return sendStatus(res, 404);
  const answered = await live.origin.file(name, whenGone(res), live.reachOf(folder));
  sendAnswer(req, res, answered, "video/mp4", IMMUTABLE);
}

function sendFlv(live: ServedLive | undefined, req: IncomingMessage, res: ServerResponse): void {
  if (!live || live.origin.ended) {
    sendStatus(res, 404);
    return;
  }
  const headers = {
    "Content-Type": "video/x-flv",
    "Cache-Control": "no-store",
    // Tells nginx in front to pass each tag on at once.
    "X-Accel-Buffering": "no",
  };
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  if (req.method === "HEAD") res.end();
  else if (!live.tags.add(flvReceiver(res))) sendStatus(res, 503);
}

function flvReceiver(res: ServerResponse): TagReceiver {
  return { stream: res, head: flvHeader(), encode: flvTagBytes, end: () => res.end() };
}

function sendAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  answered: OriginAnswer,
  type: string,
  cacheControl: string,
): void {
  // The viewer may have left while the request was held back.
  if (res.destroyed) return;
  if (answered.status === 200) sendBytes(req, res, answered.body, type, cacheControl);
  else sendStatus(res, answered.status);
}

function whenGone(res: ServerResponse): WhenGone {
  return (giveUp) => void res.once("close", giveUp);
}

function reloadPoint(query: URLSearchParams): ReloadPoint | "malformed" | undefined {
  const msn = query.get("_HLS_msn");
  const part = query.get("_HLS_part");
  if (msn === null) return part === null ? undefined : "malformed";
  if (!/^\d{1,12}$/.test(msn) || (part !== null && !/^\d{1,6}$/.test(part))) return "malformed";
  return { msn: Number(msn), part: part === null ? undefined : Number(part) };
}
