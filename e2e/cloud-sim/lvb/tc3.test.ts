import { describe, expect, it } from "vitest";
import type { LiveApiError } from "./live-api-error";
import { type Tc3Request, verifyTc3 } from "./tc3";

/** The tc3 vector of vectors.json. */
const ACCOUNT = {
  service: "live",
  secretId: "CLOUDSECRETIDEXAMPLEA",
  secretKey: "CLOUDSECRETKEYEXAMPLEA",
  nowMs: 1_700_000_000_000,
};
const SIGNATURE = "2d7f85f26fe70a732f28f8ffb99224bd2d11a39782debacf69c5877d59664f9c";
const BODY = '{"AppName":"live","DomainName":"push.example.com","StreamName":"8888_alice_01"}';

function authorization(change: (text: string) => string = (text) => text): string {
  return change(
    `TC3-HMAC-SHA256 Credential=${ACCOUNT.secretId}/2023-11-14/live/tc3_request, ` +
      `SignedHeaders=content-type;host, Signature=${SIGNATURE}`,
  );
}

function request(overrides: Partial<Tc3Request["headers"]> = {}): Tc3Request {
  return {
    method: "POST",
    path: "/",
    query: "",
    headers: {
      host: "live.tencentcloudapi.com",
      "content-type": "application/json",
      "x-tc-timestamp": "1700000000",
      authorization: authorization(),
      ...overrides,
    },
    body: Buffer.from(BODY),
  };
}

function codeOf(given: Tc3Request, account = ACCOUNT): string {
  try {
    verifyTc3(given, account);
    return "";
  } catch (error) {
    return (error as LiveApiError).code;
  }
}

describe("TC3-HMAC-SHA256 as the gateway verifies it", () => {
  it("accepts the vector", () => {
    expect(codeOf(request())).toBe("");
  });

  it("leaves the port out of the signed host", () => {
    expect(codeOf(request({ host: "live.tencentcloudapi.com:8082" }))).toBe("");
  });

  it.each([
    ["another host", { host: "127.0.0.1:8082" }],
    ["another content type", { "content-type": "application/json; charset=utf-8" }],
    [
      "one bit of the signature",
      { authorization: authorization((t) => t.replace("=2d7", "=3d7")) },
    ],
    ["another second", { "x-tc-timestamp": "1700000001" }],
  ])("refuses %s", (_, headers) => {
    expect(codeOf(request(headers))).toBe("AuthFailure.SignatureFailure");
  });

  it("refuses another body", () => {
    const body = Buffer.from(BODY.replace("alice", "alicf"));
    expect(codeOf({ ...request(), body })).toBe("AuthFailure.SignatureFailure");
  });

  it("refuses another key, and an id that it does not know", () => {
    expect(codeOf(request(), { ...ACCOUNT, secretKey: "other" })).toBe(
      "AuthFailure.SignatureFailure",
    );
    expect(codeOf(request(), { ...ACCOUNT, secretId: "other" })).toBe(
      "AuthFailure.SecretIdNotFound",
    );
  });

  it.each([300, -300])("bears a clock that differs by %d seconds", (seconds) => {
    expect(codeOf(request(), { ...ACCOUNT, nowMs: ACCOUNT.nowMs + seconds * 1000 })).toBe("");
  });

  it.each([301, -301])("does not bear %d seconds", (seconds) => {
    expect(codeOf(request(), { ...ACCOUNT, nowMs: ACCOUNT.nowMs + seconds * 1000 })).toBe(
      "AuthFailure.SignatureExpire",
    );
  });

  it.each([
    ["another date", (text: string) => text.replace("2023-11-14", "2023-11-15")],
    ["another service", (text: string) => text.replace("/live/", "/cvm/")],
    ["no host", (text: string) => text.replace("content-type;host", "content-type")],
    [
      "headers out of order",
      (text: string) => text.replace("content-type;host", "host;content-type"),
    ],
    ["a header that is not there", (text: string) => text.replace(";host", ";host;x-tc-action")],
    ["another algorithm", (text: string) => text.replace("TC3-HMAC-SHA256", "TC3-HMAC-SHA1")],
  ])("refuses a credential with %s", (_, change) => {
    expect(codeOf(request({ authorization: authorization(change) }))).toBe(
      "AuthFailure.InvalidAuthorization",
    );
  });

  it.each(["authorization", "x-tc-timestamp"])("says that %s is missing", (name) => {
    expect(codeOf(request({ [name]: undefined }))).toBe("MissingParameter");
  });
});
