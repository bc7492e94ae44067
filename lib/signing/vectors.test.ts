import { describe, expect, it } from "vitest";
import { wirePassword } from "@/lib/auth/password";
import { cosPostSignature, cosSignKey, cosV4Sign, cosV5Signature } from "./cos-sign";
import { imCallbackSign } from "./im-callback-sign";
import { liteavSig } from "./liteav-sig";
import { txSecretSha256Of } from "./push-url";
import { checkUserSig, issueUserSig, packUserSig, unpackUserSig, userSigDigest } from "./user-sig";

// All keys are invented. Every digest was computed outside this project from the public formulas.
const cosKey = "COSSECRETKEYEXAMPLEA";
const keyTime = "1557989151;1557989751";
const host = "minilvb-1250000000.cos.ap-guangzhou.myqcloud.com";

describe("signatures computed by others", () => {
  it.each([
    [
      "8888_alice_01",
      "5b612230",
      "884f0948843d30211a3f0f963d0a30f8e861ec55376e4d8cef9d4df4898cf41d",
    ],
    [
      "8888_alice_01",
      "5B612230",
      "209d21fb7c77c2d979d93aca09d5d617a531a87c0508e34c8a25ad2d11da2f92",
    ],
    [
      "8888__TGS_bob_7",
      "6955e32f",
      "20f426007a84e51182b110a3771b7298267f40bc9b07ecf3eeb468e02a0bf50e",
    ],
    [
      "8888__TGS_bob_7",
      "6955E32F",
      "67b52c134fae3563312b065c8e8afe0fa1a63b70bf85ced2b79dd6c3cfbcd44b",
    ],
  ])("txSecret by SHA-256 of %s at %s", (stream, txTime, digest) => {
    expect(txSecretSha256Of("PUSHKEYEXAMPLEA", stream, txTime)).toBe(digest);
  });

  it.each([
    ["alice_01", "Passw0rd8", "32780361651a9646098175c678095775"],
    ["alice_01", "abcDEF123456", "3d59fb990164ad16b971d136787e6b5e"],
  ])("the password of %s as the apps send it", (userid, password, wire) => {
    expect(wirePassword(userid, password)).toBe(wire);
  });

  it("Liteav-Sig over the bytes of the body", () => {
    const body = '{"userid":"alice_01","timestamp":1533081600,"expires":10,"nickname":"张三"}';
    expect(liteavSig("tokenexampleA", body)).toBe("b8db6d0a922c444733ce9175b11deac3");
    expect(liteavSig("tokenexampleA", Buffer.from(body))).toBe("b8db6d0a922c444733ce9175b11deac3");
  });

  it.each([
    ["alice_01", 15_552_000, "NDUlN2Sq9MafBInJZVXZGRq8DCnbkR86uM4EgtRy70U="],
    ["administrator", 86_400, "6JwhR9D7/8vPgjEQofpkLmqTuut21VfPQ/g+mHFF4iE="],
  ])("UserSig of %s", (identifier, expire, sig) => {
    const fields = { identifier, sdkAppId: 1_400_000_000, time: 1_700_000_000, expire };
    expect(userSigDigest("IMSECRETKEYEXAMPLEA", fields)).toBe(sig);
  });

  it.each([
    [
      "alice_01",
      "eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkEnMyk1PjDQxhssUp2YkFBZkpQDlDEwMogMqlVhRkFqWCZExNTY0Q4iWZuWBRczT1xZnpICv8XEJz-IyCCy19E9OcPPO8osIiotyDCi1cnPOSsoMszEp9TVzTS4IqzQ1CbZVqAflSMs4_",
    ],
    [
      "administrator",
      "eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkElNyM-Myi0uKEkvyi2BKilOyEwsKMlOACgxNDKAAKpdaUZBZlAqUsTAzgQuWZOaChAzN0RQXZ6aDLDHzKs8IsnQx17coC0jPcg3MTyvI9sktDCktLTEyDEsLCNRP1871cHMzyXS1VaoFAEIONUA_",
    ],
  ])("accepts a UserSig of %s made elsewhere, until it expires", (identifier, userSig) => {
    const check = (nowSeconds: number) =>
      checkUserSig(1_400_000_000, "IMSECRETKEYEXAMPLEA", identifier, userSig, nowSeconds * 1000);
    expect(check(1_700_000_000)).toBe("valid");
    expect(check(1_700_086_399)).toBe("valid");
    expect(check(1_800_000_000)).toBe("expired");
  });

  it("IM callback by token", () => {
    expect(imCallbackSign("IMTOKENEXAMPLEA", "1669872112")).toBe(
      "c3eba801a15e07d35915bee70e7720b70cb3cfe60e1f505fb1c93bda56242fd3",
    );
  });

  it("COS SignKey", () => {
    expect(cosSignKey(cosKey, 1557989151, 1557989751)).toEqual({
      keyTime,
      signKey: "d640c4676661092586e3774667f18299ba3e9e55",
    });
  });

  it("COS v4", () => {
    const sign = cosV4Sign(cosKey, {
      appId: 1_250_000_000,
      bucket: "minilvb",
      secretId: "COSSECRETIDEXAMPLEA",
      expireSeconds: 1533081630,
      nowSeconds: 1533081600,
      random: 123456789,
    });
    expect(sign).toBe(
      "cClgWHS6rLoGufvrrupbdF8FhAhhPTEyNTAwMDAwMDAmYj1taW5pbHZiJms9Q09TU0VDUkVUSURFWEFNUExFQSZlPTE1MzMwODE2MzAmdD0xNTMzMDgxNjAwJnI9MTIzNDU2Nzg5JmY9",
    );
  });

  it.each([
    [
      "PUT",
      "/u/alice_01/cover/1.jpg",
      { "content-length": "1024", "content-type": "image/jpeg", host },
      "a445831553c2e552984e7ff4dfb26fc72743f0b6",
    ],
    ["GET", "/u/张三/a b.png", { host }, "37db88a11f922ab05913ec77b91d65b7aed6b980"],
  ])("COS v5 %s %s", (method, key, headers, signature) => {
    expect(cosV5Signature(cosKey, keyTime, { method, key, headers })).toBe(signature);
  });

  it("COS POST policy", () => {
    const policy =
      '{"expiration":"2019-05-16T07:05:51.000Z","conditions":[{"q-sign-algorithm":"sha1"},{"q-ak":"COSSECRETIDEXAMPLEA"},{"q-sign-time":"1557989151;1557989751"},{"bucket":"minilvb-1250000000"},["starts-with","$key","u/alice_01/"],["starts-with","$Content-Type","image/"],["content-length-range",1,5242880]]}';
    expect(cosPostSignature(cosKey, keyTime, policy)).toBe(
      "7c8ad793889ab1bf162d9f9b94f411d00950a21e",
    );
  });
});

describe("UserSig", () => {
  const key = "IMSECRETKEYEXAMPLEA";
  const check = (identifier: string, userSig: string, appId = 1_400_000_000) =>
    checkUserSig(appId, key, identifier, userSig, Date.now());

  it("accepts what it issued, for that identifier and application alone", () => {
    const userSig = issueUserSig(1_400_000_000, key, "alice_01");
    expect(check("alice_01", userSig)).toBe("valid");
    expect(check("bob_02", userSig)).toBe("wrong");
    expect(check("alice_01", userSig, 1_400_000_001)).toBe("wrong");
    expect(checkUserSig(1_400_000_000, "ANOTHERKEY", "alice_01", userSig, 0)).toBe("wrong");
  });

  it("sees that a field was changed", () => {
    const fields = unpackUserSig(issueUserSig(1_400_000_000, key, "alice_01"));
    expect(check("bob_02", packUserSig({ ...fields, "TLS.identifier": "bob_02" }))).toBe("wrong");
    expect(check("alice_01", packUserSig({ ...fields, "TLS.expire": 2_000_000_000 }))).toBe(
      "wrong",
    );
  });

  it.each(["", "x", "eJyrVg__", packUserSig([]), packUserSig({ a: "x".repeat(9000) })])(
    "calls %j malformed",
    (userSig) => expect(check("alice_01", userSig)).toBe("malformed"),
  );
});
