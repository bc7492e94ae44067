import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CosError } from "./cos-error";
import { verifyPostPolicy } from "./verify-post-policy";

// All keys are invented; the signature was computed outside this project.
const KEY = { secretId: "COSSECRETIDEXAMPLEA", secretKey: "COSSECRETKEYEXAMPLEA" };
const KEY_TIME = "1557989151;1557989751";
const WITHIN_MS = 1557989400_000;
const POLICY =
  '{"expiration":"2019-05-16T07:05:51.000Z","conditions":[{"q-sign-algorithm":"sha1"},{"q-ak":"COSSECRETIDEXAMPLEA"},{"q-sign-time":"1557989151;1557989751"},{"bucket":"minilvb-1250000000"},["starts-with","$key","u/alice_01/"],["starts-with","$Content-Type","image/"],["content-length-range",1,5242880]]}';
const SIGNATURE = "7c8ad793889ab1bf162d9f9b94f411d00950a21e";

interface Attempt {
  readonly policy?: string;
  readonly fields?: Readonly<Record<string, string | undefined>>;
  readonly fileBytes?: number;
  readonly bucket?: string;
  readonly nowMs?: number;
}

function outcome(attempt: Attempt): string {
  const policy = attempt.policy ?? POLICY;
  const whole: Record<string, string | undefined> = {
    key: "u/alice_01/1.jpg",
    "content-type": "image/jpeg",
    policy: Buffer.from(policy).toString("base64"),
    "q-sign-algorithm": "sha1",
    "q-ak": KEY.secretId,
    "q-key-time": KEY_TIME,
    "q-signature": attempt.policy === undefined ? SIGNATURE : sign(policy),
    ...attempt.fields,
  };
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(whole)) {
    if (value !== undefined) fields.set(name, value);
  }
  const form = {
    fields,
    fileBytes: attempt.fileBytes ?? 1024,
    bucket: attempt.bucket ?? "minilvb-1250000000",
  };
  try {
    verifyPostPolicy(form, KEY, attempt.nowMs ?? WITHIN_MS);
  } catch (error) {
    if (error instanceof CosError) return error.code;
    throw error;
  }
  return "accepted";
}

function sign(policy: string): string {
  const signKey = createHmac("sha1", KEY.secretKey).update(KEY_TIME).digest("hex");
  const text = createHash("sha1").update(policy).digest("hex");
  return createHmac("sha1", signKey).update(text).digest("hex");
}

/** The official policy with its conditions changed. */
function policyWith(change: (conditions: unknown[]) => unknown[], expiration?: string): string {
  const parsed = JSON.parse(POLICY) as { expiration: string; conditions: unknown[] };
  return JSON.stringify({
    expiration: expiration ?? parsed.expiration,
    conditions: change(parsed.conditions),
  });
}

describe("a POST policy", () => {
  it("that others signed is accepted", () => {
    expect(outcome({})).toBe("accepted");
  });

  it("is refused with any one bit of its signature changed", () => {
    fc.assert(
      fc.property(fc.nat(19), fc.nat(7), (byte, bit) => {
        const bytes = Buffer.from(SIGNATURE, "hex");
        bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit);
        const fields = { "q-signature": bytes.toString("hex") };
        expect(outcome({ fields })).toBe("SignatureDoesNotMatch");
      }),
    );
  });

  const refused: readonly (readonly [string, Attempt, string])[] = [
    ["a key outside its prefix", { fields: { key: "u/bob/1.jpg" } }, "AccessDenied"],
    ["no key", { fields: { key: undefined } }, "AccessDenied"],
    ["a type that is no image", { fields: { "content-type": "text/html" } }, "AccessDenied"],
    ["no Content-Type field", { fields: { "content-type": undefined } }, "AccessDenied"],
    ["another bucket", { bucket: "other-1250000000" }, "AccessDenied"],
    ["an empty file", { fileBytes: 0 }, "EntityTooSmall"],
    ["a file one byte too long", { fileBytes: 5242881 }, "EntityTooLarge"],
    ["another SecretId", { fields: { "q-ak": "ANOTHER" } }, "InvalidAccessKeyId"],
    ["no policy", { fields: { policy: undefined } }, "AccessDenied"],
    [
      "another time",
      { fields: { "q-key-time": "1557989151;1557999751" } },
      "SignatureDoesNotMatch",
    ],
    ["a policy of other text", { fields: { policy: btoa(`${POLICY} `) } }, "SignatureDoesNotMatch"],
    ["a time not come yet", { nowMs: 1557989150_000 }, "RequestTimeTooSkewed"],
    ["a time gone by", { nowMs: 1557989752_000 }, "AccessDenied"],
    [
      "an expiration gone by",
      { policy: policyWith((all) => all, "2019-05-16T06:46:00Z") },
      "AccessDenied",
    ],
    [
      "an expiration that is no date",
      { policy: policyWith((all) => all, "soon") },
      "InvalidPolicyDocument",
    ],
    [
      "no q-sign-time stated",
      { policy: policyWith((all) => all.filter((_, at) => at !== 2)) },
      "InvalidPolicyDocument",
    ],
    [
      "a field it demands and the form lacks",
      { policy: policyWith((all) => [...all, { acl: "private" }]) },
      "AccessDenied",
    ],
    [
      "a condition that nobody knows",
      { policy: policyWith((all) => [...all, ["ends-with", "$key", "x"]]) },
      "InvalidPolicyDocument",
    ],
    ["text that is not JSON", { policy: "{" }, "InvalidPolicyDocument"],
  ];
  it.each(refused)("refuses %s", (_name, attempt, code) => {
    expect(outcome(attempt)).toBe(code);
  });

  it("takes both ends of the size range", () => {
    expect(outcome({ fileBytes: 1 })).toBe("accepted");
    expect(outcome({ fileBytes: 5242880 })).toBe("accepted");
  });
});
