import { createHash, createHmac } from "node:crypto";

export interface Tc3Request {
  /** Unix seconds. */
  readonly timestamp: number;
  readonly service: string;
  readonly host: string;
  readonly contentType: string;
  readonly body: string;
}

/** The signature of a cloud API 3.0 request (TC3-HMAC-SHA256, POST, `content-type;host` signed). */
export function tc3Signature(secretKey: string, request: Tc3Request): string {
  const canonicalHeaders = `content-type:${request.contentType}\nhost:${request.host}\n`;
  const canonicalRequest = [
    "POST",
    "/",
    "",
    canonicalHeaders,
    "content-type;host",
    sha256(request.body),
  ].join("\n");
  const date = new Date(request.timestamp * 1000).toISOString().slice(0, 10);
  const scope = `${date}/${request.service}/tc3_request`;
  const stringToSign = [
    "TC3-HMAC-SHA256",
    String(request.timestamp),
    scope,
    sha256(canonicalRequest),
  ].join("\n");
  const signingKey = [date, request.service, "tc3_request"].reduce<string | Buffer>(
    (key, text) => createHmac("sha256", key).update(text).digest(),
    `TC3${secretKey}`,
  );
  return createHmac("sha256", signingKey).update(stringToSign).digest("hex");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
