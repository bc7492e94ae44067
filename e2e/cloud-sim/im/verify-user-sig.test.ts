import { deflateSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { Api } from "tls-sig-api-v2";
import { describe, expect, it } from "vitest";
import { IM_CODES, ImError } from "./im-error";
import { verifyUserSig } from "./verify-user-sig";

// All keys are invented; both tickets were computed outside this project.
const KEY = "IMSECRETKEYEXAMPLEA";
const SDK_APP_ID = 1400000000;
const TIME = 1700000000;
const TICKETS = [
  {
    identifier: "alice_01",
    expire: 15552000,
    userSig:
      "eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkEnMyk1PjDQxhssUp2YkFBZkpQDlDEwMogMqlVhRkFqWCZExNTY0Q4iWZuWBRczT1xZnpICv8XEJz-IyCCy19E9OcPPO8osIiotyDCi1cnPOSsoMszEp9TVzTS4IqzQ1CbZVqAflSMs4_",
  },
  {
    identifier: "administrator",
    expire: 86400,
    userSig:
      "eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkElNyM-Myi0uKEkvyi2BKilOyEwsKMlOACgxNDKAAKpdaUZBZlAqUsTAzgQuWZOaChAzN0RQXZ6aDLDHzKs8IsnQx17coC0jPcg3MTyvI9sktDCktLTEyDEsLCNRP1871cHMzyXS1VaoFAEIONUA_",
  },
] as const;

function codeOf(
  userSig: string,
  identifier: string,
  changes: { nowSeconds?: number; secretKey?: string; sdkAppId?: number } = {},
): number {
  try {
    verifyUserSig(userSig, {
      identifier,
      sdkAppId: changes.sdkAppId ?? SDK_APP_ID,
      secretKey: changes.secretKey ?? KEY,
      nowMs: (changes.nowSeconds ?? TIME) * 1000,
    });
  } catch (error) {
    if (error instanceof ImError) return error.code;
    throw error;
  }
  return 0;
}

/** Packs any document as a ticket is packed. */
function pack(text: string): string {
  const base64 = deflateSync(Buffer.from(text)).toString("base64");
  return base64.replaceAll("+", "*").replaceAll("/", "-").replaceAll("=", "_");
}

/** What a ticket says, or why it cannot be read. */
function documentOf(userSig: string): string {
  const base64 = userSig.replaceAll("*", "+").replaceAll("-", "/").replaceAll("_", "=");
  try {
    return inflateSync(Buffer.from(base64, "base64")).toString();
  } catch (error) {
    return String(error);
  }
}

describe("a UserSig", () => {
  it.each(TICKETS)("of $identifier that others computed is accepted until it expires", (ticket) => {
    expect(codeOf(ticket.userSig, ticket.identifier)).toBe(0);
    const end = TIME + ticket.expire;
    expect(codeOf(ticket.userSig, ticket.identifier, { nowSeconds: end })).toBe(0);
    expect(codeOf(ticket.userSig, ticket.identifier, { nowSeconds: end + 1 })).toBe(
      IM_CODES.sigExpired,
    );
  });

  it("of the cloud's own library is accepted", () => {
    const userSig = new Api(SDK_APP_ID, KEY).genSig("bob_02", 60);
    expect(codeOf(userSig, "bob_02", { nowSeconds: Date.now() / 1000 })).toBe(0);
  });

  it("is refused with any one character changed, unless that says the same", () => {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-_";
    fc.assert(
      fc.property(
        fc.constantFrom(...TICKETS),
        fc.nat(400),
        fc.constantFrom(...alphabet),
        (ticket, at, char) => {
          const place = at % ticket.userSig.length;
          fc.pre(ticket.userSig[place] !== char);
          const changed = `${ticket.userSig.slice(0, place)}${char}${ticket.userSig.slice(place + 1)}`;
          // Deflate leaves bits unused; a change there is no change.
          fc.pre(documentOf(changed) !== documentOf(ticket.userSig));
          expect(codeOf(changed, ticket.identifier)).not.toBe(0);
        },
      ),
    );
  });

  it("names what is wrong with it", () => {
    const [{ userSig }] = TICKETS;
    expect(codeOf(userSig, "bob_02")).toBe(IM_CODES.sigIdentifier);
    expect(codeOf(userSig, "alice_01", { sdkAppId: 1 })).toBe(IM_CODES.sigSdkAppId);
    expect(codeOf(userSig, "alice_01", { secretKey: "ANOTHER" })).toBe(IM_CODES.sigWrong);
    for (const text of ["", "===", "not a ticket", "eJyrVg__", "a".repeat(5000), pack("[]")]) {
      expect(codeOf(text, "alice_01")).toBe(IM_CODES.sigMalformed);
    }
  });

  it("with a forged expiry is refused", () => {
    const forged = pack(
      JSON.stringify({
        "TLS.ver": "2.0",
        "TLS.identifier": "alice_01",
        "TLS.sdkappid": SDK_APP_ID,
        "TLS.expire": 99999999,
        "TLS.time": TIME,
        "TLS.sig": "NDUlN2Sq9MafBInJZVXZGRq8DCnbkR86uM4EgtRy70U=",
      }),
    );
    expect(codeOf(forged, "alice_01")).toBe(IM_CODES.sigWrong);
  });

  it("with any one bit of its signature changed is refused", () => {
    const [{ userSig, identifier }] = TICKETS;
    const document = documentOf(userSig);
    const sig = /"TLS.sig":\s*"([^"]+)"/.exec(document)?.[1] ?? "";
    fc.assert(
      fc.property(fc.nat(31), fc.nat(7), (byte, bit) => {
        const bytes = Buffer.from(sig, "base64");
        bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit);
        const changed = pack(document.replace(sig, bytes.toString("base64")));
        expect(codeOf(changed, identifier)).toBe(IM_CODES.sigWrong);
      }),
    );
  });

  it("with something behind it is refused", () => {
    const [{ userSig, identifier }] = TICKETS;
    const packed = deflateSync(Buffer.from(documentOf(userSig)));
    const longer = Buffer.concat([packed, Buffer.from("x")]).toString("base64");
    const text = longer.replaceAll("+", "*").replaceAll("/", "-").replaceAll("=", "_");
    expect(codeOf(text, identifier)).toBe(IM_CODES.sigMalformed);
  });

  it("that inflates to megabytes is refused unread", () => {
    const [{ userSig, identifier }] = TICKETS;
    const padded = (count: number) =>
      pack(documentOf(userSig).replace("{", `{"padding":"${"0".repeat(count)}",`));
    expect(codeOf(padded(10), identifier)).toBe(0);
    const bomb = padded(1_000_000);
    expect(bomb.length).toBeLessThan(4096);
    expect(codeOf(bomb, identifier)).toBe(IM_CODES.sigMalformed);
  });
});
