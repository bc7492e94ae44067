import { type FileHandle, open, realpath } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { parseByteRange } from "./byte-range";
import { attachmentHeader } from "./content-disposition";
import { sendStatus } from "./media-response";

/** Whoever holds the file open closes it; a reader that went away is not an error. */
const GONE = new Set(["ERR_STREAM_PREMATURE_CLOSE", "ECONNRESET", "EPIPE"]);

/**
 * Sends a file of a recording with single ranges and validators. `segments` are checked names; the
 * real path must still lie under the root, so that a link in the folder leads nowhere else.
 */
export async function sendTapeFile(
  req: IncomingMessage,
  res: ServerResponse,
  root: string,
  segments: readonly string[],
): Promise<void> {
  let handle: FileHandle;
  try {
    const realRoot = await realpath(root);
    const file = await realpath(path.join(realRoot, ...segments));
    if (!file.startsWith(realRoot + path.sep)) return sendStatus(res, 404);
    handle = await open(file, "r");
  } catch (error) {
    if (hasCode(error, ["ENOENT", "ENOTDIR", "ENAMETOOLONG"])) return sendStatus(res, 404);
    throw error;
  }
  try {
    await sendHandle(req, res, handle, segments.at(-1) ?? "");
  } catch (error) {
    if (!hasCode(error, [...GONE])) throw error;
  } finally {
    await handle.close();
  }
}

async function sendHandle(
  req: IncomingMessage,
  res: ServerResponse,
  handle: FileHandle,
  name: string,
): Promise<void> {
  const stat = await handle.stat();
  if (!stat.isFile()) return sendStatus(res, 404);
  const playlist = name.endsWith(".m3u8");
  const etag = `"${stat.size.toString(36)}-${Math.round(stat.mtimeMs).toString(36)}"`;
  res.setHeader("Content-Type", playlist ? "application/vnd.apple.mpegurl" : "video/mp4");
  // A recording in progress still grows, so its bytes are revalidated by ETag.
  res.setHeader("Cache-Control", playlist ? "no-cache" : "public, max-age=60");
  res.setHeader("ETag", etag);
  res.setHeader("Last-Modified", stat.mtime.toUTCString());
  res.setHeader("Accept-Ranges", "bytes");
  const title = playlist ? undefined : downloadTitle(req);
  if (title !== undefined) res.setHeader("Content-Disposition", attachmentHeader(title, "mp4"));
  if (req.headers["if-none-match"] === etag) {
    res.writeHead(304);
    res.end();
    return;
  }
  const ifRange = req.headers["if-range"];
  const rangeHeader = ifRange === undefined || ifRange === etag ? req.headers.range : undefined;
  const range = parseByteRange(rangeHeader, stat.size);
  if (range === "unsatisfiable") {
    res.writeHead(416, { "Content-Range": `bytes */${stat.size}`, "Content-Length": 0 });
    res.end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: stat.size - 1 };
  res.writeHead(range ? 206 : 200, {
    "Content-Length": end - start + 1,
    ...(range && { "Content-Range": `bytes ${start}-${end}/${stat.size}` }),
  });
  if (req.method === "HEAD" || stat.size === 0) {
    res.end();
    return;
  }
  await pipeline(handle.createReadStream({ start, end, autoClose: false }), res);
}

/** The studio's link to a recording names what it is saved as: `?download=TITLE`. */
function downloadTitle({ url = "" }: IncomingMessage): string | undefined {
  const at = url.indexOf("?");
  if (at < 0) return undefined;
  return new URLSearchParams(url.slice(at)).get("download") ?? undefined;
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    codes.includes(error.code)
  );
}
