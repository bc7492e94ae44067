import { type HttpAnswer, noAnswer } from "./http-answer";
import type { StepTrace } from "./step-trace";

/** One request as a mobile client makes it. */
export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes, because a signature may have been made over them. */
  readonly body?: string;
  /** The client's own patience. */
  readonly timeoutMs: number;
  /** How often the client repeats a request that timed out (Volley: once). */
  readonly retries?: number;
}

/** Sends the request and writes what happened into the trace; it never throws. */
export async function exchange(
  request: HttpRequest,
  trace: StepTrace,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  let answer = noAnswer("not sent");
  for (let attempt = 0; attempt <= (request.retries ?? 0); attempt++) {
    answer = await sendOnce(request, request.timeoutMs * trace.patience, signal);
    if (answer.failure !== "timeout" || signal.aborted) break;
  }
  trace.answered(request, answer);
  return answer;
}

async function sendOnce(
  request: HttpRequest,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const patience = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      // The apps' libraries either stop at a redirect or turn its POST into a GET.
      redirect: "manual",
      signal: AbortSignal.any([patience, signal]),
    });
    const text = await response.text();
    const contentType = response.headers.get("content-type") ?? "";
    return { status: response.status, contentType, text, failure: "" };
  } catch (error) {
    if (patience.aborted) return noAnswer("timeout");
    return noAnswer(signal.aborted ? "time is up" : causeOf(error));
  }
}

// fetch hides the useful half ("ECONNREFUSED") in the cause.
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error) return "code" in cause ? String(cause.code) : cause.message;
  return error instanceof Error ? error.message : String(error);
}
