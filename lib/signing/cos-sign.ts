import { createHash, createHmac } from "node:crypto";

export interface CosV4Fields {
  readonly appId: number;
  readonly bucket: string;
  readonly secretId: string;
  /** Unix seconds. */
  readonly expireSeconds: number;
  readonly nowSeconds: number;
  /** A non-negative integer. */
  readonly random: number;
}

/**
 * COS v4 signature for several uses (`f` empty): base64 of HMAC-SHA1 followed by the signed text,
 * as the first generation of apps hands it to its COS SDK.
 */
export function cosV4Sign(secretKey: string, fields: CosV4Fields): string {
  const text = [
    `a=${fields.appId}`,
    `b=${fields.bucket}`,
    `k=${fields.secretId}`,
    `e=${fields.expireSeconds}`,
    `t=${fields.nowSeconds}`,
    `r=${fields.random}`,
    "f=",
  ].join("&");
  return signThenText(secretKey, text);
}

/** `START;END` in Unix seconds and the key derived for that time (COS v5 request signature). */
export function cosSignKey(
  secretKey: string,
  startSeconds: number,
  endSeconds: number,
): { readonly keyTime: string; readonly signKey: string } {
  const keyTime = `${startSeconds};${endSeconds}`;
  return { keyTime, signKey: createHmac("sha1", secretKey).update(keyTime).digest("hex") };
}

export interface CosRequest {
  readonly method: string;
  /** With its leading slash, unescaped. */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Headers that are signed. */
  readonly headers: Readonly<Record<string, string>>;
}

/** `q-signature` of a COS v5 request: SignKey over the digest of the canonical request. */
export function cosV5Signature(secretKey: string, keyTime: string, request: CosRequest): string {
  const signKey = createHmac("sha1", secretKey).update(keyTime).digest("hex");
  const httpString = [
    request.method.toLowerCase(),
    request.key,
    canonicalPairs(request.query ?? {}),
    canonicalPairs(request.headers),
    "",
  ].join("\n");
  const digest = createHash("sha1").update(httpString).digest("hex");
  const stringToSign = `sha1\n${keyTime}\n${digest}\n`;
  return createHmac("sha1", signKey).update(stringToSign).digest("hex");
}

/** `q-signature` of a browser's POST upload: SignKey over the digest of the policy's JSON text. */
export function cosPostSignature(secretKey: string, keyTime: string, policy: string): string {
  const signKey = createHmac("sha1", secretKey).update(keyTime).digest("hex");
  const digest = createHash("sha1").update(policy).digest("hex");
  return createHmac("sha1", signKey).update(digest).digest("hex");
}

/** `name=value` pairs in order of their lower-case names, both percent-encoded. */
function canonicalPairs(pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .map(([name, value]) => [encode(name).toLowerCase(), encode(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** COS escapes more than encodeURIComponent does. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export interface VodSignFields {
  readonly secretId: string;
  /** Unix seconds. */
  readonly nowSeconds: number;
  readonly expireSeconds: number;
  readonly random: number;
}

/** Upload signature of Tencent VOD: base64 of HMAC-SHA1 followed by the signed query. */
export function vodUploadSign(secretKey: string, fields: VodSignFields): string {
  const text = new URLSearchParams({
    secretId: fields.secretId,
    currentTimeStamp: String(fields.nowSeconds),
    expireTime: String(fields.expireSeconds),
    random: String(fields.random),
  }).toString();
  return signThenText(secretKey, text);
}

function signThenText(secretKey: string, text: string): string {
  const digest = createHmac("sha1", secretKey).update(text).digest();
  return Buffer.concat([digest, Buffer.from(text)]).toString("base64");
}
