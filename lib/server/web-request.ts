import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { JsonResponse } from "@/lib/protocol/json-response";

/** The body is longer than MAX_BODY_BYTES; answered with 413. */
export class BodyTooLongError extends Error {
  override readonly name = "BodyTooLongError";
}

/** Collects a request body. @throws BodyTooLongError past `limit` bytes. */
export function readBody(req: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    req.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) {
        req.pause();
        reject(new BodyTooLongError(`The body is longer than ${limit} bytes.`));
        return;
      }
      chunks.push(chunk);
    });
    req.on("end", () =>
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)),
    );
    req.on("error", reject);
    req.on("aborted", () => reject(new Error("The client went away.")));
  });
}

/**
 * A `Request` whose costly parts are made only when asked for: building a full one takes longer
 * than most of our handlers. Everything our doors use is answered directly, the rest by the
 * standard object.
 */
class LazyRequest {
  #standard: Request | undefined;
  #headers: Headers | undefined;

  constructor(
    readonly url: string,
    readonly method: string,
    private readonly rawHeaders: IncomingMessage["headers"],
    private readonly bytes: Buffer,
  ) {}

  get headers(): Headers {
    if (!this.#headers) {
      this.#headers = new Headers();
      for (const [name, value] of Object.entries(this.rawHeaders)) {
        if (value !== undefined)
          this.#headers.set(name, Array.isArray(value) ? value.join(", ") : value);
      }
    }
    return this.#headers;
  }

  async text(): Promise<string> {
    return this.bytes.toString("utf8");
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.bytes.toString("utf8"));
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return new Uint8Array(this.bytes).buffer;
  }

  get standard(): Request {
    this.#standard ??= new Request(this.url, {
      method: this.method,
      headers: this.headers,
      body:
        this.method === "GET" || this.method === "HEAD" ? undefined : new Uint8Array(this.bytes),
    });
    return this.#standard;
  }

  get body() {
    return this.standard.body;
  }
  get signal() {
    return this.standard.signal;
  }
  clone() {
    return this.standard.clone();
  }
  formData() {
    return this.standard.formData();
  }
  blob() {
    return this.standard.blob();
  }
}
Object.setPrototypeOf(LazyRequest.prototype, Request.prototype);

/** Wraps a node request for a web-standard handler. */
export function toWebRequest(req: IncomingMessage, url: string, body: Buffer): Request {
  return new LazyRequest(url, req.method ?? "GET", req.headers, body) as unknown as Request;
}

/** The same for a handler that reads its body itself, piece by piece, and bounds it. */
export function toStreamingRequest(req: IncomingMessage, url: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const method = req.method ?? "GET";
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers });
  // Node's stream is the standard's, which the two sets of types do not know of each other.
  const body = Readable.toWeb(req) as ReadableStream<Uint8Array>;
  // The answer may begin before the body has ended (Fetch standard, `duplex`).
  const init: RequestInit & { duplex: "half" } = { method, headers, body, duplex: "half" };
  return new Request(url, init);
}

/**
 * Lets what is left of an answered request's body run off, until the server's request timeout.
 * Browsers read the answer only when they have sent everything: closing would cost them the reason.
 */
export function dropRest(req: IncomingMessage): void {
  if (req.readableEnded || req.destroyed) return;
  req.removeAllListeners("data");
  req.resume();
}

/**
 * Writes a web-standard response; a JsonResponse goes out in one write without a stream, and a file,
 * which says how long it is, piece by piece.
 */
export async function sendWebResponse(res: ServerResponse, response: Response): Promise<void> {
  res.statusCode = response.status;
  response.headers.forEach((value, name) => {
    if (name === "set-cookie") res.appendHeader(name, value);
    else res.setHeader(name, value);
  });
  if (response.body && response.headers.has("content-length")) {
    await sendPieces(res, response.body);
    return;
  }
  const payload =
    response instanceof JsonResponse ? response.payload : Buffer.from(await response.arrayBuffer());
  // RFC 9110 §8.6: not with an answer that has no content.
  if (response.status !== 204) res.setHeader("content-length", Buffer.byteLength(payload));
  res.end(payload);
}

/** A reader who goes away before the end is no error; what is read then closes the file. */
async function sendPieces(res: ServerResponse, body: ReadableStream<Uint8Array>): Promise<void> {
  try {
    // Node's stream is the standard's, which the two sets of types do not know of each other.
    await pipeline(Readable.fromWeb(body as NodeReadableStream), res);
  } catch (error) {
    if (!res.destroyed && !res.writableEnded) throw error;
  }
}
