import { describe, expect, it } from "vitest";
import { callbackSign, verifyCallback } from "./callback-sign";
import { checkPushSignature, txSecretOf, txTimeOf } from "./push-url";

// Digests were computed outside this project from the published formulas; the keys are invented.
const key = "PUSHKEYEXAMPLEA";

describe("push URL signature", () => {
  it.each([
    ["8888_alice_01", "5b612230", "210963cbc5e10d6bcd44fef07e77650a"],
    ["8888_alice_01", "5B612230", "5191e72c3e5ae006304acfb8b188bcb9"],
    ["8888__TGS_bob_7", "6955e32f", "d822abbbc9057209148b9ba0126908ce"],
    ["8888__TGS_bob_7", "6955E32F", "b77fb76321829f1fea7bc757438ce9c1"],
  ])("signs %s at %s as LVB does", (stream, txTime, md5) => {
    expect(txSecretOf(key, stream, txTime)).toBe(md5);
  });

  const judge = (query: string, nowSeconds = 1533081600) =>
    checkPushSignature([key], "8888_alice_01", new URLSearchParams(query), nowSeconds * 1000);

  it("accepts what it issued until txTime, in either case", () => {
    expect(txTimeOf(1533092400)).toBe("5b612230");
    expect(judge("txSecret=210963cbc5e10d6bcd44fef07e77650a&txTime=5b612230")).toBe("valid");
    expect(judge("txSecret=5191e72c3e5ae006304acfb8b188bcb9&txTime=5B612230")).toBe("valid");
    expect(judge("txSecret=210963cbc5e10d6bcd44fef07e77650a&txTime=5b612230", 1533092400)).toBe(
      "expired",
    );
  });

  it.each([
    ["", "missing"],
    ["txTime=5b612230", "missing"],
    ["txSecret=210963cbc5e10d6bcd44fef07e77650a", "missing"],
    ["txSecret=210963cbc5e10d6bcd44fef07e77650b&txTime=5b612230", "wrong"],
    ["txSecret=210963cbc5e10d6bcd44fef07e77650a&txTime=5b612231", "wrong"],
    ["txSecret=210963cbc5e10d6bcd44fef07e77650a&txTime=zz", "wrong"],
    ["txSecret=&txTime=&x=1", "missing"],
  ])("judges %j as %s", (query, verdict) => {
    expect(judge(query)).toBe(verdict);
  });

  it("does not accept the signature of another stream", () => {
    const query = new URLSearchParams("txSecret=210963cbc5e10d6bcd44fef07e77650a&txTime=5b612230");
    expect(checkPushSignature([key], "8888_alice_02", query, 0)).toBe("wrong");
  });
});

describe("callback signature", () => {
  const callbackKey = "CALLBACKKEYEXAMPLEA";
  const verify = (t: unknown, sign: unknown, nowSeconds: number) =>
    verifyCallback(callbackKey, { t, sign }, nowSeconds * 1000, 300);

  it.each([
    [1533082200, "a091479a329832f7800fa43f07af84fc"],
    [1796256000, "43480e801da5bac66e5f5cdcf377fcad"],
  ])("signs t=%s as LVB does", (t, sign) => {
    expect(callbackSign(callbackKey, String(t))).toBe(sign);
    expect(verify(t, sign, t - 600)).toBe("ok");
    expect(verify(String(t), sign, t - 600)).toBe("ok");
    expect(verify(t, sign, t + 300)).toBe("ok");
    expect(verify(t, sign, t + 301)).toBe("expired");
    expect(verify(t, sign, t - 901)).toBe("t too far");
  });

  it.each([
    [undefined, undefined, "no t or sign"],
    [1533082200, undefined, "no t or sign"],
    ["1e9", "a091479a329832f7800fa43f07af84fc", "no t or sign"],
    [1533082200, "0", "wrong sign"],
    [1533082201, "a091479a329832f7800fa43f07af84fc", "wrong sign"],
    [1533082200, ["a091479a329832f7800fa43f07af84fc"], "no t or sign"],
  ])("refuses t=%j sign=%j: %s", (t, sign, verdict) => {
    expect(verify(t, sign, 1533081600)).toBe(verdict);
  });
});
