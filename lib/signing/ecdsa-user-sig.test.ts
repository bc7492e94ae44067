import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConfigError } from "@/lib/config/config-error";
import { ServiceError } from "@/lib/errors";
import { checkEcdsaUserSig, issueEcdsaUserSig } from "./ecdsa-user-sig";
import { packUserSig, unpackUserSig } from "./user-sig";

// The published test vectors of tls-sig-api 1.0.2: signatures and public keys made by Tencent.
const firstPublicKey = `-----BEGIN PUBLIC KEY-----
MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAEaPVFHhWqRDnKnVlyU5JIzXOUyOJd/pPU
whLUovf+PYBm7otRBptnvJ4EoJ4qeSJNG0v4XdiqM3mtChkhUEFT3Q==
-----END PUBLIC KEY-----
`;
const secondPublicKey = `-----BEGIN PUBLIC KEY-----
MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAED5Ffi4qIe4XUZ5zDGR9pC0Z6UL/gCHf0
vgoLVestQxqOGJB5mcbaKULeriaevZoq0Sx8gGtfDlSf4fXwzPtGvg==
-----END PUBLIC KEY-----
        `;
const vectors = [
  {
    title: "with appid_at_3rd",
    publicKeyPem: firstPublicKey,
    sdkAppId: 1_400_001_052,
    identifier: "abc",
    untilMs: (1_521_991_192 + 999_999_999) * 1000,
    userSig:
      "eAFNjlFvgjAUhf9LX1lGbxFZl-iwWGcUt8jQsflCOlpdJwKBguiy-24lmOw8ft89J-cXrRbhPU*SvM50rE*FRI8Io7sOKyEzrbZKlgbyr6THvCiUiLmOnVL8u67EPu6UYTDAJoBd0ndkW6hSxnyruzF6S68bWVYqz0yTYHjADnGu-V5qdbh*BS4BSgHobbNSO4NfJuvxLGCrd8Ws*ZPX*lEz9vYhnZwHDXx6wfLNXnrpccqzj5bZ6Tk8znbR9w-Poa3hdQgsPwQMnjV2N-bGF9O5X5M0stbEWqhhHYzQ3wVIlVX1",
  },
  {
    title: "with a userbuf",
    publicKeyPem: firstPublicKey,
    sdkAppId: 1_400_001_052,
    identifier: "abc",
    untilMs: (1_521_991_744 + 99_999_999) * 1000,
    userSig:
      "eAE1jl1vgjAYhf9Lb1lcKxDHEi*YNh2ESZiK86ppS9GKH3y028zifx*Yei6f55y87x9YJctRV1SU1bUqwCtAHuyDoD8GT3epCnnWqlSy7S3jwmKtTnKo*2MUBGjieZbL31q1krJS3weBjbVMiIs5a6qv9bCGDzwcp0xTtx1*eGDTyZabsifbTXyw3U7tevCB17OIVE0a7k38HhHnJU4LPk*Mm2FhMp6S*dfMeb5KlnkIbT9DhUNN4twngawgdJsjz8X3m1iECV7nBwMvG3yKFs6**dktiZiC2z-8z1UA",
  },
  {
    title: "without appid_at_3rd, of another account type",
    publicKeyPem: secondPublicKey,
    sdkAppId: 1_400_000_226,
    identifier: "10001",
    untilMs: (1_522_227_979 + 2_592_000) * 1000,
    userSig:
      "eJxNz11vgjAYBeB7fkXTW41rKwL1bkMMGnGyidu8IaxUfdehFWpkMfvv8ysL5-Y5yck5WQghPJ*8djIhdoetSc2Plhj1EabUwe1-lrWGUqbZysjyyqzHGSGkUYFcbg2s4F6gZ6UNrnKVZlpDflObXMJYc6SC9RWj4MMfxf57lz0xb8ztcd2aKgrTJYdSh8lsU8dmcnQTFaqdGC48dRxtHp8DL5qLw-fnW*Q8BCJosXj-FfpLx7eLRf2iOUnWVTEgXuI2Jg0U97s9do7LXY6tX*sPGj5LXg__",
  },
];
const { privateKey, publicKey } = generateKeyPairSync("ec", {
  namedCurve: "secp256k1",
  privateKeyEncoding: { type: "sec1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const nowMs = 1_700_000_000_000;
const request = {
  privateKeyPem: privateKey,
  sdkAppId: 1_400_000_000,
  accountType: "36862",
  identifier: "alice_01",
  nowMs,
  ttlSeconds: 3600,
};
const check = (userSig: string, changes: Partial<Parameters<typeof checkEcdsaUserSig>[0]> = {}) =>
  checkEcdsaUserSig({
    publicKeyPem: publicKey,
    sdkAppId: request.sdkAppId,
    identifier: request.identifier,
    userSig,
    nowMs,
    ...changes,
  });

describe("ECDSA UserSigs made by Tencent's library", () => {
  it.each(vectors)("accepts one $title until it expires", ({ untilMs, ...vector }) => {
    expect(checkEcdsaUserSig({ ...vector, nowMs: untilMs - 1 })).toBe("valid");
    expect(checkEcdsaUserSig({ ...vector, nowMs: untilMs })).toBe("expired");
  });

  it.each(vectors)("accepts one $title for nobody else", ({ untilMs: _, ...vector }) => {
    const at = { ...vector, nowMs };
    expect(checkEcdsaUserSig({ ...at, identifier: `${vector.identifier}b` })).toBe("wrong");
    expect(checkEcdsaUserSig({ ...at, sdkAppId: vector.sdkAppId + 1 })).toBe("wrong");
    expect(checkEcdsaUserSig({ ...at, publicKeyPem: publicKey })).toBe("wrong");
  });
});

describe("ECDSA UserSigs of our own", () => {
  it("are accepted until they expire, by the public key or the private one", () => {
    const userSig = issueEcdsaUserSig(request);
    expect(check(userSig)).toBe("valid");
    expect(check(userSig, { publicKeyPem: privateKey })).toBe("valid");
    expect(check(userSig, { nowMs: nowMs + 3_600_000 })).toBe("expired");
  });

  it("carry every value as a string, under the names of tls-sig-api 1.x", () => {
    expect(unpackUserSig(issueEcdsaUserSig(request))).toEqual({
      "TLS.account_type": "36862",
      "TLS.identifier": "alice_01",
      "TLS.appid_at_3rd": "0",
      "TLS.sdk_appid": "1400000000",
      "TLS.expire_after": "3600",
      "TLS.version": "201610110000",
      "TLS.time": "1700000000",
      "TLS.sig": expect.stringMatching(/^M[A-Za-z0-9+/]+=*$/),
    });
  });

  it.each([
    ["TLS.identifier", "alice_02"],
    ["TLS.account_type", "0"],
    ["TLS.appid_at_3rd", "1"],
    ["TLS.expire_after", "99999999"],
    ["TLS.time", "1700000001"],
    ["TLS.userbuf", "YWJj"],
    ["TLS.sig", "MEUCIQ=="],
    ["TLS.sig", null],
  ])("are wrong once %s is changed to %s", (name, value) => {
    const forged = packUserSig({ ...unpackUserSig(issueEcdsaUserSig(request)), [name]: value });
    expect(check(forged, { identifier: name === "TLS.identifier" ? "alice_02" : "alice_01" })).toBe(
      "wrong",
    );
  });

  it.each([
    ["TLS.time", "soon"],
    ["TLS.expire_after", "-1"],
    ["TLS.sdk_appid", undefined],
    ["TLS.account_type", {}],
    ["TLS.identifier", "alice_01\nTLS.sdk_appid:1400000000"],
  ])("are malformed when %s is %s", (name, value) => {
    const fields = { ...unpackUserSig(issueEcdsaUserSig(request)), [name]: value };
    expect(check(packUserSig(fields))).toBe("malformed");
  });

  it("are verified for any identifier of one line", () => {
    const identifiers = fc.string({ unit: "grapheme", maxLength: 32 });
    fc.assert(
      fc.property(identifiers, (identifier) => {
        fc.pre(!/[\r\n]/.test(identifier));
        expect(check(issueEcdsaUserSig({ ...request, identifier }), { identifier })).toBe("valid");
      }),
      { numRuns: 50 },
    );
  });

  it("are never taken from a caller's noise", () => {
    fc.assert(fc.property(fc.string(), (noise) => check(noise) === "malformed"));
  });

  it("are not made for an identifier with a line break", () => {
    expect(() => issueEcdsaUserSig({ ...request, identifier: "a\nTLS.time:1" })).toThrow(
      ServiceError,
    );
  });

  it("name the setting that is wrong, never its value", () => {
    const pem = "-----BEGIN EC PRIVATE KEY-----\nsecretsecret\n-----END EC PRIVATE KEY-----";
    expect(() => issueEcdsaUserSig({ ...request, privateKeyPem: pem })).toThrow(
      new ConfigError(
        "PRIVATEKEY is not usable: its text is damaged; copy the whole key file again.",
      ),
    );
    expect(() => check(issueEcdsaUserSig(request), { publicKeyPem: "/data/public.pem" })).toThrow(
      "PUBLICKEY is not usable",
    );
  });
});
