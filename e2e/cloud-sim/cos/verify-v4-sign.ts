import { createHmac, timingSafeEqual } from "node:crypto";
import type { CosKey } from "./verify-v5";

/** Why an old signature was refused, with the code of the JSON API. */
export class V4SignError extends Error {
  override readonly name = "V4SignError";

  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * What the JSON API answers. The contracts at hand name no numbers for it (cloud.md §5.4), so
 * that these only tell the causes apart; nothing may depend on their values.
 */
export const V4_CODES = {
  malformed: -5997,
  appId: -5994,
  bucket: -5993,
  secretId: -97,
  signature: -97,
  expired: -96,
  fileMismatch: -5996,
} as const;

const SHA1_BYTES = 20;

/** A single-use signature lives as short a time as this, counted from its `t`. */
const ONCE_SECONDS = 600;

/** What the signature must be good for. */
export interface V4Demand {
  readonly appId: string;
  readonly bucket: string;
  /** Decoded, with its leading slash, below the bucket. */
  readonly path: string;
  /** Deleting and moving demand a signature of this very file with e=0. */
  readonly singleUse: boolean;
}

/** Verifies base64(HMAC-SHA1(SecretKey, orig) + orig), fields in any order. @throws V4SignError */
export function verifyV4Sign(sign: string, demand: V4Demand, key: CosKey, nowMs: number): void {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(sign)) {
    throw new V4SignError(V4_CODES.malformed, "the signature is not base64");
  }
  const bytes = Buffer.from(sign, "base64");
  // Base64 has spare bits; a canonical text is the only one that is taken.
  if (bytes.toString("base64") !== sign || bytes.length <= SHA1_BYTES) {
    throw new V4SignError(V4_CODES.malformed, "the signature is too short");
  }
  const original = bytes.subarray(SHA1_BYTES).toString("utf8");
  const fields = readFields(original);

  if (fields.k !== key.secretId) throw new V4SignError(V4_CODES.secretId, "unknown SecretId");
  const expected = createHmac("sha1", key.secretKey).update(bytes.subarray(SHA1_BYTES)).digest();
  if (!timingSafeEqual(expected, bytes.subarray(0, SHA1_BYTES))) {
    throw new V4SignError(V4_CODES.signature, "the signature differs");
  }
  if (fields.a !== demand.appId) throw new V4SignError(V4_CODES.appId, "the APPID differs");
  if (fields.b !== demand.bucket) throw new V4SignError(V4_CODES.bucket, "the bucket differs");

  const nowSeconds = Math.floor(nowMs / 1000);
  const expiry = Number(fields.e);
  if (expiry === 0) {
    if (nowSeconds > Number(fields.t) + ONCE_SECONDS) {
      throw new V4SignError(V4_CODES.expired, "the signature has expired");
    }
  } else if (nowSeconds > expiry) {
    throw new V4SignError(V4_CODES.expired, "the signature has expired");
  }
  const whole = `/${demand.appId}/${demand.bucket}${demand.path}`;
  if (demand.singleUse && (expiry !== 0 || decodeURIComponent(fields.f) !== whole)) {
    throw new V4SignError(V4_CODES.fileMismatch, "a single-use signature of this file is needed");
  }
  if (!demand.singleUse && fields.f !== "" && decodeURIComponent(fields.f) !== whole) {
    throw new V4SignError(V4_CODES.fileMismatch, "the signature is for another file");
  }
}

function readFields(original: string) {
  const found = new Map<string, string>();
  for (const pair of original.split("&")) {
    const equals = pair.indexOf("=");
    if (equals > 0) found.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  const read = (name: string, form: RegExp) => {
    const value = found.get(name);
    if (value === undefined || !form.test(value)) {
      throw new V4SignError(V4_CODES.malformed, `${name} of the signature is missing or wrong`);
    }
    return value;
  };
  return {
    a: read("a", /^\d+$/),
    b: read("b", /^.+$/),
    k: read("k", /^.+$/),
    e: read("e", /^\d+$/),
    t: read("t", /^\d+$/),
    r: read("r", /^\d+$/),
    f: read("f", /^(\/.*)?$/),
  };
}
