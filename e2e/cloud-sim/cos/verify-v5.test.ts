import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CosError } from "./cos-error";
import type { CosRequest } from "./cos-request";
import {
  authorizationPairs,
  deriveSignKey,
  readV5Fields,
  type V5Fields,
  verifyV5,
} from "./verify-v5";

// All keys are invented; the digests were computed outside this project from the public formula.
const KEY = { secretId: "COSSECRETIDEXAMPLEA", secretKey: "COSSECRETKEYEXAMPLEA" };
const KEY_TIME = "1557989151;1557989751";
const WITHIN_MS = 1557989400_000;
const HOST = "minilvb-1250000000.cos.ap-guangzhou.myqcloud.com";

const VECTORS = [
  {
    method: "PUT",
    path: "/u/alice_01/cover/1.jpg",
    headers: { "content-length": "1024", "content-type": "image/jpeg" },
    headerList: "content-length;content-type;host",
    signature: "a445831553c2e552984e7ff4dfb26fc72743f0b6",
  },
  {
    method: "GET",
    path: "/u/张三/a b.png",
    headers: {},
    headerList: "host",
    signature: "37db88a11f922ab05913ec77b91d65b7aed6b980",
  },
] as const;

type Vector = (typeof VECTORS)[number];

function requestOf(vector: Vector): CosRequest {
  return {
    method: vector.method,
    host: HOST,
    path: vector.path,
    query: [],
    headers: { ...vector.headers, host: HOST },
  };
}

function fieldsOf(vector: Vector, changes: Partial<V5Fields> = {}): V5Fields {
  return {
    "q-sign-algorithm": "sha1",
    "q-ak": KEY.secretId,
    "q-sign-time": KEY_TIME,
    "q-key-time": KEY_TIME,
    "q-header-list": vector.headerList,
    "q-url-param-list": "",
    "q-signature": vector.signature,
    ...changes,
  };
}

function codeOf(check: () => void): string {
  try {
    check();
  } catch (error) {
    if (error instanceof CosError) return error.code;
    throw error;
  }
  return "accepted";
}

const verify = (request: CosRequest, fields: V5Fields, nowMs = WITHIN_MS, key = KEY) =>
  codeOf(() => verifyV5(request, fields, key, nowMs));

describe("a signature of the XML API", () => {
  it.each(VECTORS)("that others computed for $method $path is accepted", (vector) => {
    expect(verify(requestOf(vector), fieldsOf(vector))).toBe("accepted");
  });

  it("derives the signKey that others computed", () => {
    expect(deriveSignKey(KEY.secretKey, KEY_TIME)).toBe("d640c4676661092586e3774667f18299ba3e9e55");
  });

  it("is refused with any one bit changed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...VECTORS), fc.nat(19), fc.nat(7), (vector, byte, bit) => {
        const bytes = Buffer.from(vector.signature, "hex");
        bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit);
        const changed = fieldsOf(vector, { "q-signature": bytes.toString("hex") });
        expect(verify(requestOf(vector), changed)).toBe("SignatureDoesNotMatch");
      }),
    );
  });

  it("is refused in upper case", () => {
    const [vector] = VECTORS;
    const changed = fieldsOf(vector, { "q-signature": vector.signature.toUpperCase() });
    expect(verify(requestOf(vector), changed)).toBe("SignatureDoesNotMatch");
  });

  it("is bound to method, path and each signed header", () => {
    const [vector] = VECTORS;
    const request = requestOf(vector);
    const headers = { ...request.headers, "content-length": "1025" };
    for (const changed of [
      { ...request, method: "DELETE" },
      { ...request, path: "/u/alice_01/cover/2.jpg" },
      { ...request, host: HOST.replace("guangzhou", "shanghai") },
      { ...request, headers },
      { ...request, headers: { host: HOST } },
    ]) {
      expect(verify(changed, fieldsOf(vector))).toBe("SignatureDoesNotMatch");
    }
  });

  it("names an unknown SecretId before anything else", () => {
    const [vector] = VECTORS;
    const key = { ...KEY, secretId: "ANOTHER" };
    expect(verify(requestOf(vector), fieldsOf(vector), WITHIN_MS, key)).toBe("InvalidAccessKeyId");
  });

  it("counts only in its time, to the second", () => {
    const [vector] = VECTORS;
    const at = (seconds: number) => verify(requestOf(vector), fieldsOf(vector), seconds * 1000);
    expect(at(1557989150)).toBe("RequestTimeTooSkewed");
    expect(at(1557989151)).toBe("accepted");
    expect(at(1557989751)).toBe("accepted");
    expect(at(1557989752)).toBe("AccessDenied");
  });

  it("must cover the host", () => {
    const [vector] = VECTORS;
    const changed = fieldsOf(vector, { "q-header-list": "content-length;content-type" });
    expect(verify(requestOf(vector), changed)).toBe("AccessDenied");
  });

  it("must list its names sorted and in lower case", () => {
    const [vector] = VECTORS;
    for (const list of ["host;content-type;content-length", "content-length;Content-Type;host"]) {
      const changed = fieldsOf(vector, { "q-header-list": list });
      expect(verify(requestOf(vector), changed)).toBe("SignatureDoesNotMatch");
    }
  });

  it("needs all seven fields, each once", () => {
    const [vector] = VECTORS;
    const text = Object.entries(fieldsOf(vector))
      .map((pair) => pair.join("="))
      .join("&");
    expect(codeOf(() => readV5Fields(authorizationPairs(text)))).toBe("accepted");
    const lacking = text.replace("q-key-time", "q-other-time");
    expect(codeOf(() => readV5Fields(authorizationPairs(lacking)))).toBe("AccessDenied");
    const twice = `${text}&q-ak=${KEY.secretId}`;
    expect(codeOf(() => readV5Fields(authorizationPairs(twice)))).toBe("AccessDenied");
  });
});
