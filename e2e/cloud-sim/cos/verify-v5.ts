import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { checkKeyTime, parseKeyTime } from "./cos-clock";
import { CosError } from "./cos-error";
import { type CosRequest, headerValue } from "./cos-request";

/** The one key that the cloud knows here. */
export interface CosKey {
  readonly secretId: string;
  readonly secretKey: string;
}

const FIELDS = [
  "q-sign-algorithm",
  "q-ak",
  "q-sign-time",
  "q-key-time",
  "q-header-list",
  "q-url-param-list",
  "q-signature",
] as const;

/** The seven fields of an XML API signature (cloud.md §5.1). */
export type V5Fields = Readonly<Record<(typeof FIELDS)[number], string>>;

/** Reads the Authorization header, or the q-… of a presigned URL. @throws CosError */
export function readV5Fields(pairs: readonly (readonly [string, string])[]): V5Fields {
  const found = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (!(FIELDS as readonly string[]).includes(name)) continue;
    if (found.has(name)) throw new CosError("AccessDenied", `${name} is given twice`);
    found.set(name, value);
  }
  const read = (name: (typeof FIELDS)[number]) => {
    const value = found.get(name);
    if (value === undefined) throw new CosError("AccessDenied", `${name} is missing`);
    return value;
  };
  return {
    "q-sign-algorithm": read("q-sign-algorithm"),
    "q-ak": read("q-ak"),
    "q-sign-time": read("q-sign-time"),
    "q-key-time": read("q-key-time"),
    "q-header-list": read("q-header-list"),
    "q-url-param-list": read("q-url-param-list"),
    "q-signature": read("q-signature"),
  };
}

/** Splits an Authorization header into its pairs; values may hold "=" and are not decoded. */
export function authorizationPairs(header: string): (readonly [string, string])[] {
  return header.split("&").map((pair) => {
    const equals = pair.indexOf("=");
    return equals < 0
      ? ([pair.trim(), ""] as const)
      : ([pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()] as const);
  });
}

/**
 * Recomputes the signature from the lists that it names, and insists on the host among them.
 * The path is that of the object; the bucket stands in the host only. @throws CosError
 */
export function verifyV5(request: CosRequest, fields: V5Fields, key: CosKey, nowMs: number): void {
  if (fields["q-sign-algorithm"] !== "sha1") {
    throw new CosError("AccessDenied", "q-sign-algorithm must be sha1");
  }
  if (fields["q-ak"] !== key.secretId) {
    throw new CosError("InvalidAccessKeyId", "The Access Key Id you provided does not exist");
  }
  checkKeyTime(parseKeyTime(fields["q-sign-time"]), nowMs);
  checkKeyTime(parseKeyTime(fields["q-key-time"]), nowMs);

  const headerNames = readList(fields["q-header-list"]);
  if (!headerNames.includes("host")) {
    throw new CosError("AccessDenied", "host must be among the signed headers");
  }
  const headers = headerNames.map((name) => {
    const value = headerValue(request, name);
    if (value === undefined) throw mismatch(`the signed header ${name} is missing`);
    return [name, value] as const;
  });
  const params = readList(fields["q-url-param-list"]).map((name) => {
    const pair = request.query.find(([key]) => key.toLowerCase() === name);
    if (!pair) throw mismatch(`the signed parameter ${name} is missing`);
    return [name, pair[1]] as const;
  });

  const httpString = `${request.method.toLowerCase()}\n${request.path}\n${joinPairs(params)}\n${joinPairs(headers)}\n`;
  const stringToSign = `sha1\n${fields["q-sign-time"]}\n${createHash("sha1").update(httpString).digest("hex")}\n`;
  const signKey = deriveSignKey(key.secretKey, fields["q-key-time"]);
  const expected = createHmac("sha1", signKey).update(stringToSign).digest("hex");
  if (!sameText(expected, fields["q-signature"])) throw mismatch("the signature differs");
}

/** hex(HMAC-SHA1(SecretKey, KeyTime)), used further as text. */
export function deriveSignKey(secretKey: string, keyTime: string): string {
  return createHmac("sha1", secretKey).update(keyTime).digest("hex");
}

/** Compares without telling by its time where the texts part. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Lists are lower-case, sorted and without repetition; anything else was not made by the formula. */
function readList(text: string): string[] {
  const names = text === "" ? [] : text.split(";").map((name) => decodeURIComponent(name));
  for (const [index, name] of names.entries()) {
    const previous = names[index - 1];
    if (name !== name.toLowerCase() || (previous !== undefined && previous >= name)) {
      throw mismatch("the lists of names must be lower-case and sorted");
    }
  }
  return names;
}

function joinPairs(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${strictEncode(name)}=${strictEncode(value)}`).join("&");
}

/** RFC 3986 with nothing spared, as the cloud encodes. */
function strictEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function mismatch(why: string): CosError {
  return new CosError(
    "SignatureDoesNotMatch",
    `The Signature you specified is invalid: ${why}. Check the SecretKey and the signing method.`,
  );
}
