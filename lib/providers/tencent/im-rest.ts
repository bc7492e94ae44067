import { randomInt } from "node:crypto";
import { CloudError, type CloudFailure } from "../cloud-error";

export interface ImRestOptions {
  /** Origin of the REST API, e.g. `https://console.tim.qq.com`. */
  readonly apiUrl: string;
  readonly sdkAppId: number;
  /** The IM account that may call the API. */
  readonly administrator: string;
  /** Makes a UserSig that is valid for a day at least; HMAC, or ECDSA for old applications. */
  readonly userSig: (identifier: string) => string;
  /** Unix milliseconds. */
  readonly now?: () => number;
  readonly timeoutMs?: number;
}

/** What every answer of the API has; commands add members of their own. */
export type ImAnswer = Readonly<Record<string, unknown>>;

/** The cloud itself gives up after 3 s, so that waiting longer than it is enough. */
const defaultTimeoutMs = 4000;
/** UserSigs are valid for 180 days; a new one twice a day outlives any clock that is a bit off. */
const renewAfterMs = 12 * 60 * 60 * 1000;
/** Upper end of `random`, exclusive: an unsigned number of 32 bits. */
const randomLimit = 2 ** 32;

/** Codes of the REST API that are about the moment and not about the request (cloud.md §4.4). */
const passingFailures: ReadonlyMap<number, CloudFailure> = new Map<number, CloudFailure>([
  [60007, "busy"],
  [60011, "busy"],
  // Internal errors and time-outs, for which Tencent's own advice is to try again.
  [10002, "unreachable"],
  [60008, "unreachable"],
  [60014, "unreachable"],
  [70169, "unreachable"],
  [70500, "unreachable"],
  [91000, "unreachable"],
]);

/**
 * The REST API v4 of Tencent IM. HTTP is always 200; what counts is `ErrorCode` in the body. The
 * query has the administrator's UserSig, which is root of the application, and is never logged.
 */
export class ImRest {
  private signature: { readonly userSig: string; readonly madeMs: number } | null = null;

  constructor(private readonly options: ImRestOptions) {}

  /**
   * Calls `service/command` with a JSON body.
   * @throws CloudError with IM's ErrorCode, `HTTP_503` or the reason of a failed connection.
   */
  async call(command: string, body: object): Promise<ImAnswer> {
    const { options } = this;
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${options.apiUrl}/v4/${command}?${this.query()}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs),
        redirect: "error",
      });
      text = await response.text();
    } catch (cause) {
      const reason = reasonOf(cause);
      const message = `IM did not answer ${command}: ${reason}`;
      throw new CloudError("im", "unreachable", reason, message, { cause });
    }
    if (response.status !== 200) throw httpError(command, response.status);
    return this.judge(command, parseAnswer(command, text));
  }

  private judge(command: string, answer: ImAnswer): ImAnswer {
    const code = Number(answer.ErrorCode ?? 0);
    if (code === 0 && answer.ActionStatus !== "FAIL") return answer;
    const failure = passingFailures.get(code) ?? "refused";
    // A clock that has been put right, or a key that has been changed, needs a new one.
    if (failure === "refused") this.signature = null;
    const info = typeof answer.ErrorInfo === "string" ? answer.ErrorInfo.slice(0, 200) : "";
    throw new CloudError("im", failure, String(code), `IM answered ${code} to ${command}: ${info}`);
  }

  private query(): URLSearchParams {
    const { sdkAppId, administrator } = this.options;
    return new URLSearchParams({
      sdkappid: String(sdkAppId),
      identifier: administrator,
      usersig: this.adminUserSig(),
      random: String(randomInt(randomLimit)),
      contenttype: "json",
    });
  }

  private adminUserSig(): string {
    const nowMs = (this.options.now ?? Date.now)();
    if (!this.signature || Math.abs(nowMs - this.signature.madeMs) > renewAfterMs) {
      const { administrator, userSig } = this.options;
      this.signature = { userSig: userSig(administrator), madeMs: nowMs };
    }
    return this.signature.userSig;
  }
}

function httpError(command: string, status: number): CloudError {
  const failure = status === 429 ? "busy" : status >= 500 ? "unreachable" : "refused";
  return new CloudError(
    "im",
    failure,
    `HTTP_${status}`,
    `IM answered HTTP ${status} to ${command}`,
  );
}

function parseAnswer(command: string, text: string): ImAnswer {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value as ImAnswer;
    }
  } catch (cause) {
    throw notJson(command, cause);
  }
  throw notJson(command);
}

/** Something between us and IM answered in its place. */
function notJson(command: string, cause?: unknown): CloudError {
  const message = `IM's answer to ${command} was no JSON object`;
  return new CloudError("im", "unreachable", "NOT_JSON", message, { cause });
}

/** `TIMEOUT`, or the operating system's code of a connection that failed. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "UNKNOWN";
  if (error.name === "TimeoutError") return "TIMEOUT";
  const { code } = (error.cause ?? error) as { code?: unknown };
  return typeof code === "string" ? code : "NETWORK";
}
