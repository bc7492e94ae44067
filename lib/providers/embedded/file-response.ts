import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import { parseByteRange } from "@/lib/media/http/byte-range";

const types: Readonly<Record<string, string>> = {
  m3u8: "application/vnd.apple.mpegurl",
  mp4: "video/mp4",
};

/**
 * A file or a single range of it, for one reader alone: nothing on the way may keep it. Null when
 * there is no such file. The handle is closed when the body was read, or was given up.
 */
export async function fileResponse(file: string, range: string | null): Promise<Response | null> {
  const handle = await openOrNull(file);
  if (!handle) return null;
  try {
    const { size } = await handle.stat();
    const wanted = parseByteRange(range ?? undefined, size);
    const headers = new Headers({
      "accept-ranges": "bytes",
      "cache-control": "private, no-store",
      "content-type": types[file.slice(file.lastIndexOf(".") + 1)] ?? "application/octet-stream",
    });
    if (wanted === "unsatisfiable") {
      await handle.close();
      headers.set("content-range", `bytes */${size}`);
      return new Response(null, { status: 416, headers });
    }
    const { start, end } = wanted ?? { start: 0, end: size - 1 };
    headers.set("content-length", String(end - start + 1));
    if (wanted) headers.set("content-range", `bytes ${start}-${end}/${size}`);
    if (size === 0) {
      await handle.close();
      return new Response(null, { headers });
    }
    // Node's stream is the standard's, which the two sets of types do not know of each other.
    const body = Readable.toWeb(handle.createReadStream({ start, end })) as ReadableStream;
    return new Response(body, { status: wanted ? 206 : 200, headers });
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openOrNull(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
