import { createHash, createHmac } from "node:crypto";

/**
 * Signs for the tests of this folder, written apart from the verifier so that a slip in one is not
 * repeated in the other: it works on already encoded pairs instead of on a request.
 */
export function signV5(input: {
  readonly secretId: string;
  readonly secretKey: string;
  readonly keyTime: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Leaves the lists in the order given, which the formula does not allow. */
  readonly unsorted?: boolean;
}): string {
  const list = (pairs: Readonly<Record<string, string>> = {}) =>
    Object.entries(pairs)
      .map(([name, value]) => [name.toLowerCase(), encodeURIComponent(value)] as const)
      .sort(([a], [b]) => (input.unsorted ? 0 : a < b ? -1 : 1));
  const headers = list(input.headers);
  const query = list(input.query);
  const text = [
    input.method.toLowerCase(),
    input.path,
    query.map((pair) => pair.join("=")).join("&"),
    headers.map((pair) => pair.join("=")).join("&"),
    "",
  ].join("\n");
  const hash = createHash("sha1").update(text).digest("hex");
  const key = createHmac("sha1", input.secretKey).update(input.keyTime).digest("hex");
  const signature = createHmac("sha1", key)
    .update(["sha1", input.keyTime, hash, ""].join("\n"))
    .digest("hex");
  return [
    "q-sign-algorithm=sha1",
    `q-ak=${input.secretId}`,
    `q-sign-time=${input.keyTime}`,
    `q-key-time=${input.keyTime}`,
    `q-header-list=${headers.map(([name]) => name).join(";")}`,
    `q-url-param-list=${query.map(([name]) => name).join(";")}`,
    `q-signature=${signature}`,
  ].join("&");
}
