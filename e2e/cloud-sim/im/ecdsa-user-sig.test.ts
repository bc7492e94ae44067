import { describe, expect, it } from "vitest";
import { IM_CODES, ImError } from "./im-error";
import { verifyUserSig } from "./verify-user-sig";

// The tickets and public keys are the fixed examples published with tls-sig-api 1.0.2.
const FIRST_KEY = `-----BEGIN PUBLIC KEY-----
MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAEaPVFHhWqRDnKnVlyU5JIzXOUyOJd/pPU
whLUovf+PYBm7otRBptnvJ4EoJ4qeSJNG0v4XdiqM3mtChkhUEFT3Q==
-----END PUBLIC KEY-----`;
const SECOND_KEY = `-----BEGIN PUBLIC KEY-----
MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAED5Ffi4qIe4XUZ5zDGR9pC0Z6UL/gCHf0
vgoLVestQxqOGJB5mcbaKULeriaevZoq0Sx8gGtfDlSf4fXwzPtGvg==
-----END PUBLIC KEY-----`;

const TICKETS = [
  {
    name: "plain",
    key: FIRST_KEY,
    sdkAppId: 1400001052,
    identifier: "abc",
    time: 1521991192,
    userSig:
      "eAFNjlFvgjAUhf9LX1lGbxFZl-iwWGcUt8jQsflCOlpdJwKBguiy-24lmOw8ft89J-cXrRbhPU*SvM50rE*FRI8Io7sOKyEzrbZKlgbyr6THvCiUiLmOnVL8u67EPu6UYTDAJoBd0ndkW6hSxnyruzF6S68bWVYqz0yTYHjADnGu-V5qdbh*BS4BSgHobbNSO4NfJuvxLGCrd8Ws*ZPX*lEz9vYhnZwHDXx6wfLNXnrpccqzj5bZ6Tk8znbR9w-Poa3hdQgsPwQMnjV2N-bGF9O5X5M0stbEWqhhHYzQ3wVIlVX1",
  },
  {
    name: "with a userbuf",
    key: FIRST_KEY,
    sdkAppId: 1400001052,
    identifier: "abc",
    time: 1521991744,
    userSig:
      "eAE1jl1vgjAYhf9Lb1lcKxDHEi*YNh2ESZiK86ppS9GKH3y028zifx*Yei6f55y87x9YJctRV1SU1bUqwCtAHuyDoD8GT3epCnnWqlSy7S3jwmKtTnKo*2MUBGjieZbL31q1krJS3weBjbVMiIs5a6qv9bCGDzwcp0xTtx1*eGDTyZabsifbTXyw3U7tevCB17OIVE0a7k38HhHnJU4LPk*Mm2FhMp6S*dfMeb5KlnkIbT9DhUNN4twngawgdJsjz8X3m1iECV7nBwMvG3yKFs6**dktiZiC2z-8z1UA",
  },
  {
    name: "of an application without appid_at_3rd",
    key: SECOND_KEY,
    sdkAppId: 1400000226,
    identifier: "10001",
    time: 1522227979,
    userSig:
      "eJxNz11vgjAYBeB7fkXTW41rKwL1bkMMGnGyidu8IaxUfdehFWpkMfvv8ysL5-Y5yck5WQghPJ*8djIhdoetSc2Plhj1EabUwe1-lrWGUqbZysjyyqzHGSGkUYFcbg2s4F6gZ6UNrnKVZlpDflObXMJYc6SC9RWj4MMfxf57lz0xb8ztcd2aKgrTJYdSh8lsU8dmcnQTFaqdGC48dRxtHp8DL5qLw-fnW*Q8BCJosXj-FfpLx7eLRf2iOUnWVTEgXuI2Jg0U97s9do7LXY6tX*sPGj5LXg__",
  },
] as const;

type Ticket = (typeof TICKETS)[number];

function codeOf(ticket: Ticket, changes: { key?: string | undefined; now?: number } = {}): number {
  try {
    verifyUserSig(ticket.userSig, {
      sdkAppId: ticket.sdkAppId,
      secretKey: "IMSECRETKEYEXAMPLEA",
      ecdsaPublicKey: "key" in changes ? changes.key : ticket.key,
      identifier: ticket.identifier,
      nowMs: (changes.now ?? ticket.time) * 1000,
    });
  } catch (error) {
    if (error instanceof ImError) return error.code;
    throw error;
  }
  return 0;
}

describe("a UserSig of the first version", () => {
  it.each(TICKETS)("$name is accepted with its public key and refused with another", (ticket) => {
    expect(codeOf(ticket)).toBe(0);
    const other = ticket.key === FIRST_KEY ? SECOND_KEY : FIRST_KEY;
    expect(codeOf(ticket, { key: other })).toBe(IM_CODES.sigWrong);
  });

  it.each(TICKETS)("$name is refused by an application without such a key", (ticket) => {
    expect(codeOf(ticket, { key: undefined })).toBe(IM_CODES.sigMalformed);
  });

  it("expires, though the old library never looked", () => {
    expect(codeOf(TICKETS[0], { now: 2 ** 33 })).toBe(IM_CODES.sigExpired);
  });
});
