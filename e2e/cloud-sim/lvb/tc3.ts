import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { LiveApiError } from "./live-api-error";

/** A request of the cloud API 3.0 as it arrived. */
export interface Tc3Request {
  readonly method: string;
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** What the gateway knows. */
export interface Tc3Account {
  readonly service: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly nowMs: number;
}

/** X-TC-Timestamp may differ so much from the cloud's clock. */
const MAX_SKEW_SECONDS = 300;
const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{4}-\d{2}-\d{2})\/([\w.-]+)\/tc3_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;
/** No request counts as signed without these two. */
const REQUIRED_HEADERS = ["content-type", "host"] as const;

/**
 * Verifies a TC3-HMAC-SHA256 signature as the gateway does (cloud.md §3.1).
 * @throws LiveApiError with the gateway's code
 */
export function verifyTc3(request: Tc3Request, account: Tc3Account): void {
  const { headers } = request;
  const authorization = headers.authorization;
  if (!authorization) throw new LiveApiError("MissingParameter", "Authorization is missing.");
  const [, secretId, date, service, signedHeaders, signature] =
    AUTHORIZATION.exec(authorization) ?? [];
  if (!secretId || !date || !service || !signedHeaders || !signature) {
    throw invalid("The Authorization header does not comply with TC3-HMAC-SHA256.");
  }
  const timestamp = readTimestamp(headers["x-tc-timestamp"]);
  if (Math.abs(account.nowMs / 1000 - timestamp) > MAX_SKEW_SECONDS) {
    throw new LiveApiError(
      "AuthFailure.SignatureExpire",
      "The signature has expired: X-TC-Timestamp differs from the server's time by more than five minutes.",
    );
  }
  if (date !== new Date(timestamp * 1000).toISOString().slice(0, 10)) {
    throw invalid("The credential's date is not the UTC date of X-TC-Timestamp.");
  }
  if (service !== account.service) {
    throw invalid(`The credential's service is not ${account.service}.`);
  }
  const names = signedHeaders.split(";");
  if (REQUIRED_HEADERS.some((name) => !names.includes(name))) {
    throw invalid("SignedHeaders must contain content-type and host.");
  }
  if (names.join(";") !== [...names].sort().join(";")) {
    throw invalid("SignedHeaders must be in ascending order.");
  }
  if (secretId !== account.secretId) {
    throw new LiveApiError("AuthFailure.SecretIdNotFound", "The SecretId is not found.");
  }
  const expected = signatureOf(request, names, { date, service, timestamp }, account.secretKey);
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(signature))) {
    throw new LiveApiError(
      "AuthFailure.SignatureFailure",
      "The provided credentials could not be validated. Please check your signature is correct.",
    );
  }
}

function signatureOf(
  { method, path, query, headers, body }: Tc3Request,
  names: readonly string[],
  scope: { readonly date: string; readonly service: string; readonly timestamp: number },
  secretKey: string,
): string {
  const canonicalHeaders = names.map((name) => {
    const value = headers[name];
    if (value === undefined) throw invalid(`The signed header ${name} is missing.`);
    return `${name}:${canonicalValue(name, value)}\n`;
  });
  const canonicalRequest = [
    ...[method, path, query, canonicalHeaders.join(""), names.join(";")],
    sha256Hex(body),
  ].join("\n");
  const stringToSign = [
    "TC3-HMAC-SHA256",
    String(scope.timestamp),
    `${scope.date}/${scope.service}/tc3_request`,
    sha256Hex(canonicalRequest),
  ].join("\n");
  const steps = [scope.date, scope.service, "tc3_request"];
  const key = steps.reduce<Buffer>(hmac, Buffer.from(`TC3${secretKey}`, "utf8"));
  return hmac(key, stringToSign).toString("hex");
}

/** Clients sign the host's name without its port (cloud.md §3.3). */
function canonicalValue(name: string, value: string): string {
  const text = value.trim().toLowerCase();
  return name === "host" ? text.replace(/:\d+$/, "") : text;
}

function readTimestamp(value: string | undefined): number {
  if (value === undefined) {
    throw new LiveApiError("MissingParameter", "X-TC-Timestamp is missing.");
  }
  if (!/^\d{1,12}$/.test(value)) {
    throw new LiveApiError("InvalidParameter", "X-TC-Timestamp is not a Unix timestamp.");
  }
  return Number(value);
}

function invalid(message: string): LiveApiError {
  return new LiveApiError("AuthFailure.InvalidAuthorization", message);
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text, "utf8").digest();
}

function sha256Hex(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}
