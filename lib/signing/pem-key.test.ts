import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  privateKeyOf,
  privateKeyProblem,
  publicKeyOf,
  publicKeyProblem,
  repairPem,
} from "./pem-key";

const pair = generateKeyPairSync("ec", { namedCurve: "secp256k1" });
const sec1 = String(pair.privateKey.export({ type: "sec1", format: "pem" }));
const pkcs8 = String(pair.privateKey.export({ type: "pkcs8", format: "pem" }));
const spki = String(pair.publicKey.export({ type: "spki", format: "pem" }));
/** As `openssl ecparam -name secp256k1 -genkey` writes it, and the IM console gave it out. */
const withParameters = `-----BEGIN EC PARAMETERS-----\nBgUrgQQACg==\n-----END EC PARAMETERS-----\n${sec1}`;

describe("a private key of an old IM application", () => {
  it.each([
    ["as openssl writes it", sec1],
    ["in PKCS #8", pkcs8],
    ["after its curve parameters", withParameters],
    ["with Windows line breaks", withParameters.replaceAll("\n", "\r\n")],
    ["with \\r\\n spelt out", withParameters.replaceAll("\n", "\\r\\n")],
    ["with \\n spelt out", withParameters.replaceAll("\n", "\\n")],
    ["with spaces for line breaks", withParameters.replaceAll("\n", " ")],
    ["with no line breaks at all", withParameters.replaceAll("\n", "")],
    ["indented", withParameters.replaceAll("\n", "\n    ")],
  ])("is usable %s", (_, pem) => {
    expect(privateKeyProblem(pem)).toBeNull();
    expect(privateKeyOf(pem)?.equals(pair.privateKey)).toBe(true);
    expect(publicKeyOf(pem)?.equals(pair.publicKey)).toBe(true);
  });

  it.each([
    ["a path", "/data/im/private_key", /not its path/],
    ["nothing", "", /no -----BEGIN/],
    ["the public half", spki, /no private key/],
    ["a damaged text", sec1.replace(/^(.{60})../m, "$1"), /damaged/],
    [
      "a key on another curve",
      String(
        generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
          type: "sec1",
          format: "pem",
        }),
      ),
      /curve prime256v1/,
    ],
    [
      "an Ed25519 key",
      String(generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" })),
      /kind ed25519/,
    ],
    [
      "a locked key",
      String(
        pair.privateKey.export({
          type: "pkcs8",
          format: "pem",
          cipher: "aes-128-cbc",
          passphrase: "open",
        }),
      ),
      /passphrase/,
    ],
    [
      "a key locked in the old way",
      sec1.replace("\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n"),
      /passphrase/,
    ],
  ])("is refused with its reason when it is %s", (_, pem, reason) => {
    expect(privateKeyProblem(pem)).toMatch(reason);
    expect(privateKeyOf(pem)).toBeNull();
  });
});

describe("a public key", () => {
  it("is usable by itself or inside a private key", () => {
    expect(publicKeyProblem(spki.replaceAll("\n", "\\r\\n"))).toBeNull();
    expect(publicKeyProblem(sec1)).toBeNull();
  });

  it("is refused when it is none", () => {
    expect(publicKeyProblem("PUBLICKEY")).toMatch(/no public key/);
  });
});

it("repairs to the same text whatever the line breaks were", () => {
  const repaired = repairPem(withParameters);
  expect(repaired).toBe(withParameters);
  for (const lost of ["\r\n", "\\r\\n", "\\n", " ", ""]) {
    expect(repairPem(withParameters.replaceAll("\n", lost))).toBe(repaired);
  }
});

it("does not search a text that is far too long for a key", () => {
  expect(repairPem("-----BEGIN X-----".repeat(100_000))).toBeNull();
});
