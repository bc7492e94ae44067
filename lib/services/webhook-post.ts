import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import type { WebhookProblem } from "@/lib/shared/admin-webhooks";
import { cleanText } from "@/lib/shared/clean-text";
import { checkedAddress, type Resolve, WebhookAddressError } from "./webhook-address";

/** How long one try may take, from the look-up of the name to the end of the answer, in ms. */
const postTimeoutMs = 20_000;
/** An answer is read so far; what it goes on with is for nobody. */
const mostAnswerBytes = 4096;
/** And of that, so much is kept. */
const keptAnswerLength = 500;

export interface PostOptions {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly allowsPrivate: boolean;
  /** Ends it early, as when the server stops. */
  readonly signal: AbortSignal;
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
}

/** What came of a try. */
export interface PostOutcome {
  /** HTTP status; 0: there was no answer. */
  readonly status: number;
  readonly problem: WebhookProblem | "";
  readonly answer: string;
  readonly retryAfter: string;
}

/**
 * Posts once, to an address that was checked for this very connection, follows no redirection, and
 * reads no more of the answer than a little. Never throws but when `signal` ends it.
 */
export async function post(options: PostOptions): Promise<PostOutcome> {
  const { signal, timeoutMs = postTimeoutMs } = options;
  const deadline = AbortSignal.timeout(timeoutMs);
  const ended = AbortSignal.any([signal, deadline]);
  try {
    return await postChecked(options, ended);
  } catch (error) {
    signal.throwIfAborted();
    const problem = deadline.aborted ? "timeout" : problemOf(error);
    return { status: 0, problem, answer: "", retryAfter: "" };
  }
}

async function postChecked(options: PostOptions, ended: AbortSignal): Promise<PostOutcome> {
  const url = new URL(options.url);
  const checked = checkedAddress(url.hostname, options.allowsPrivate, options.resolve);
  const { address, family } = await untilAborted(checked, ended);
  const pinned: LookupFunction = (_name, { all }, done) =>
    all ? done(null, [{ address, family }]) : done(null, address, family);
  const { headers, body } = options;
  const request = (url.protocol === "https:" ? https : http).request(url, {
    method: "POST",
    headers: { ...headers, "content-length": Buffer.byteLength(body) },
    lookup: pinned,
    // A connection of its own: one that is kept could go to what the name meant before.
    agent: false,
    signal: ended,
    maxHeaderSize: 16_384,
  });
  request.end(body);
  const response = await responseOf(request);
  const status = response.statusCode ?? 0;
  const answer = await readAnswer(response);
  request.destroy();
  return {
    status,
    problem: status >= 300 && status < 400 ? "redirect" : "",
    answer,
    retryAfter: String(response.headers["retry-after"] ?? ""),
  };
}

function responseOf(request: http.ClientRequest): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on("response", resolve);
    // Stays, because what breaks off later is an error of the request as well.
    request.on("error", reject);
    // As when the other side wants to speak another protocol.
    request.on("close", () => reject(new Error("The connection ended without an answer.")));
  });
}

/** How the answer begins; one that breaks off begins all the same. */
async function readAnswer(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= mostAnswerBytes) break;
    }
  } catch {
    // The status counts; it has come.
  }
  const text = Buffer.concat(chunks).subarray(0, mostAnswerBytes).toString("utf8");
  return cleanText(text).slice(0, keptAnswerLength);
}

/** A look-up of a name cannot be ended; it is left behind. */
function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

const refusals: readonly string[] = ["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"];

function problemOf(error: unknown): WebhookProblem {
  if (error instanceof WebhookAddressError) return error.problem;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (refusals.includes(code)) return "refused";
  const isTls = /^ERR_TLS|^ERR_SSL|CERT|SELF_SIGNED|UNABLE_TO_|EPROTO/.test(code);
  return isTls ? "tls" : "network";
}
