import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { V4_CODES, V4SignError, verifyV4Sign } from "./verify-v4-sign";

// All keys are invented; the first signature was computed outside this project.
const KEY = { secretId: "COSSECRETIDEXAMPLEA", secretKey: "COSSECRETKEYEXAMPLEA" };
const SIGN =
  "cClgWHS6rLoGufvrrupbdF8FhAhhPTEyNTAwMDAwMDAmYj1taW5pbHZiJms9Q09TU0VDUkVUSURFWEFNUExFQSZlPTE1MzMwODE2MzAmdD0xNTMzMDgxNjAwJnI9MTIzNDU2Nzg5JmY9";
const DEMAND = { appId: "1250000000", bucket: "minilvb", path: "/alice/1", singleUse: false };

function codeOf(sign: string, demand = DEMAND, nowSeconds = 1533081610): number {
  try {
    verifyV4Sign(sign, demand, KEY, nowSeconds * 1000);
  } catch (error) {
    if (error instanceof V4SignError) return error.code;
    throw error;
  }
  return 0;
}

function makeSign(original: string): string {
  const digest = createHmac("sha1", KEY.secretKey).update(original).digest();
  return Buffer.concat([digest, Buffer.from(original)]).toString("base64");
}

describe("an appsign of the old JSON API", () => {
  it("that others computed is accepted until it expires", () => {
    expect(codeOf(SIGN)).toBe(0);
    expect(codeOf(SIGN, DEMAND, 1533081630)).toBe(0);
    expect(codeOf(SIGN, DEMAND, 1533081631)).toBe(V4_CODES.expired);
  });

  it("is refused with any one bit changed", () => {
    const size = Buffer.from(SIGN, "base64").length;
    fc.assert(
      fc.property(fc.nat(size - 1), fc.nat(7), (byte, bit) => {
        const bytes = Buffer.from(SIGN, "base64");
        bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit);
        expect(codeOf(bytes.toString("base64"))).not.toBe(0);
      }),
    );
  });

  it("is for one application and one bucket", () => {
    expect(codeOf(SIGN, { ...DEMAND, appId: "1250000001" })).toBe(V4_CODES.appId);
    expect(codeOf(SIGN, { ...DEMAND, bucket: "other" })).toBe(V4_CODES.bucket);
  });

  it("may have its fields in any order", () => {
    const sign = makeSign(
      `f=&r=1&t=1533081600&e=1533081630&k=${KEY.secretId}&b=minilvb&a=1250000000`,
    );
    expect(codeOf(sign)).toBe(0);
  });

  it("deletes only the file that it names, and only once made for that", () => {
    const demand = { ...DEMAND, singleUse: true };
    const once = (path: string) =>
      makeSign(
        `a=1250000000&b=minilvb&k=${KEY.secretId}&e=0&t=1533081600&r=1&f=/1250000000/minilvb${path}`,
      );
    expect(codeOf(once("/alice/1"), demand)).toBe(0);
    expect(codeOf(once("/alice/2"), demand)).toBe(V4_CODES.fileMismatch);
    expect(codeOf(SIGN, demand)).toBe(V4_CODES.fileMismatch);
  });
});
