import { CloudError, type CloudFailure } from "../cloud-error";

/** What the SDK rejects with (cos-nodejs-sdk-v5 `CosSdkError`); nothing of it is certain. */
interface SdkError {
  readonly statusCode?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
}

/** `NoSuchKey`, but neither `ECONNREFUSED` nor the `403` of an answer without a body. */
const cosCodePattern = /^[A-Z][a-z]\w*$/;
/** COS asks for fewer requests by these (436/7730). */
const busyCodes = ["SlowDown", "RequestLimitExceeded", "TooManyRequests"];

/** Faults of COS itself; a copy meets them after its status 200 has been sent (436/10881). */
const brokenCodes = ["InternalError", "ServiceUnavailable"];

/** HTTP status of COS's answer; 0 when there was none. */
export function cosStatusOf(error: unknown): number {
  const { statusCode } = error as SdkError;
  return typeof statusCode === "number" ? statusCode : 0;
}

/** COS's own code; empty when it gave none. */
export function cosCodeOf(error: unknown): string {
  const { code } = error as SdkError;
  return cosStatusOf(error) > 0 && typeof code === "string" && cosCodePattern.test(code)
    ? code
    : "";
}

/** The kind of failure that an error of the SDK stands for, with COS's code for the doctor. */
export function explainCosFailure(cause: unknown): CloudError {
  if (cause instanceof CloudError) return cause;
  const status = cosStatusOf(cause);
  const code = cosCodeOf(cause);
  const { message } = cause as SdkError;
  const text = typeof message === "string" && message !== "" ? message : "no answer";
  if (status === 0) {
    return new CloudError("cos", "unreachable", "", `COS did not answer: ${text}`, { cause });
  }
  const words = `COS refused (HTTP ${status}): ${text}`;
  return new CloudError("cos", failureOf(status, code), code, words, { cause });
}

function failureOf(status: number, code: string): CloudFailure {
  if (busyCodes.includes(code) || status === 429) return "busy";
  return status >= 500 || brokenCodes.includes(code) ? "unreachable" : "refused";
}
