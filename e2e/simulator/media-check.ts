import { ClientFailure } from "./client-failure";
import type { StepTrace } from "./step-trace";

const PATIENCE_MS = 10_000;

/** Opens an HTTP-FLV address as a player does and reads until there is a picture's worth of it. */
export async function openFlv(url: string, trace: StepTrace, signal: AbortSignal): Promise<void> {
  const response = await open(url, trace, signal);
  const reader = response.body?.getReader();
  let head = Buffer.alloc(0);
  try {
    // A header alone is 13 bytes: a server without a stream may send it and then nothing.
    while (reader && head.length < 64) {
      const { done, value } = await reader.read();
      if (done) break;
      head = Buffer.concat([head, value]);
    }
  } catch {
    // What did arrive is judged below.
  }
  await reader?.cancel().catch(() => {});
  trace.received = `${head
    .subarray(0, 9)
    .toString("latin1")
    .replace(/[^ -~]/g, ".")}…`;
  if (head.toString("latin1", 0, 3) !== "FLV") throw black(url, "it does not begin with FLV");
  if (head.length <= 13) throw black(url, "nothing follows its header");
}

/** Opens a file and reads its first bytes, as a player that may seek does. */
export async function openFile(url: string, trace: StepTrace, signal: AbortSignal): Promise<void> {
  const response = await open(url, trace, signal, { range: "bytes=0-1023" });
  if ((await bytesOf(url, response)).length === 0) throw black(url, "it is empty");
}

/** What an HLS address held. */
export interface HlsOpened {
  readonly segments: number;
  /** True when the playlist says that it is complete. */
  readonly ended: boolean;
}

/** Opens an m3u8, follows a master playlist, and loads one whole segment with its header. */
export async function openHls(
  url: string,
  trace: StepTrace,
  signal: AbortSignal,
): Promise<HlsOpened> {
  let address = url;
  let lines = await playlist(address, trace, signal);
  if (lines.some((line) => line.startsWith("#EXT-X-STREAM-INF"))) {
    const variant = lines.find((line) => line && !line.startsWith("#"));
    if (!variant) throw black(url, "its master playlist names no variant");
    address = resolve(variant, address);
    lines = await playlist(address, trace, signal);
  }
  const segments = lines.filter((line) => line && !line.startsWith("#"));
  const ended = lines.includes("#EXT-X-ENDLIST");
  // A live is joined at its end, where nothing is about to be deleted.
  const segment = ended ? segments[0] : segments.at(-1);
  if (!segment) throw black(url, "it lists no segment");
  const header = /^#EXT-X-MAP:.*URI="([^"]+)"/m.exec(lines.join("\n"))?.[1];
  for (const part of header ? [header, segment] : [segment]) {
    const response = await get(resolve(part, address), signal);
    if (!response.ok) throw black(url, `${part} answers ${response.status}`);
    if ((await bytesOf(url, response)).length === 0) throw black(url, `${part} is empty`);
  }
  return { segments: segments.length, ended };
}

async function playlist(url: string, trace: StepTrace, signal: AbortSignal): Promise<string[]> {
  const text = (await bytesOf(url, await open(url, trace, signal))).toString();
  trace.received = text;
  if (!text.startsWith("#EXTM3U")) throw black(url, "it does not begin with #EXTM3U");
  return text.split(/\r?\n/);
}

async function open(
  url: string,
  trace: StepTrace,
  signal: AbortSignal,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { pathname, search } = new URL(resolve(url));
  trace.request = `GET ${pathname}${search}`;
  trace.code = "-";
  const response = await get(url, signal, headers);
  trace.code = `HTTP ${response.status}`;
  if (response.ok) return response;
  throw black(url, trace.code);
}

async function get(
  url: string,
  signal: AbortSignal,
  headers: Record<string, string> = {},
): Promise<Response> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    return await fetch(url, { headers, signal: patience });
  } catch {
    throw black(url, "no answer");
  }
}

async function bytesOf(url: string, response: Response): Promise<Buffer> {
  try {
    return Buffer.from(await response.arrayBuffer());
  } catch {
    throw black(url, "the answer broke off");
  }
}

function resolve(reference: string, base?: string): string {
  if (URL.canParse(reference, base)) return new URL(reference, base).href;
  throw black(reference, "it is no address");
}

function black(url: string, why: string): ClientFailure {
  return new ClientFailure(
    "error",
    `The picture stays black, then the player gives up: "${url}": ${why}.`,
  );
}
