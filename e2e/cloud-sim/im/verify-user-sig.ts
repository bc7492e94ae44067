import { createHmac, timingSafeEqual, verify } from "node:crypto";
import { IM_CODES, ImError } from "./im-error";
import { malformed, openUserSig } from "./user-sig-envelope";

/** What a UserSig must be good for. */
export interface UserSigDemand {
  readonly sdkAppId: number;
  readonly secretKey: string;
  /** PEM; only an application from before July 2019 has one and takes the older tickets. */
  readonly ecdsaPublicKey?: string | undefined;
  readonly identifier: string;
  readonly nowMs: number;
}

/** What both versions of tickets say, and whether the signature is that of the application. */
interface Ticket {
  readonly identifier: string;
  readonly sdkAppId: number;
  readonly timeSeconds: number;
  readonly expireSeconds: number;
  readonly isGenuine: () => boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks a UserSig (cloud.md §4.1, §4.2): unpacks it, compares account and application,
 * recomputes the signature over the lines and looks at the clock. @throws ImError
 */
export function verifyUserSig(userSig: string, demand: UserSigDemand): void {
  const fields = openUserSig(userSig);
  const ticket =
    demand.ecdsaPublicKey !== undefined && fields["TLS.ver"] === undefined
      ? readEcdsaTicket(fields, demand.ecdsaPublicKey)
      : readHmacTicket(fields, demand.secretKey);
  if (ticket.identifier !== demand.identifier) {
    throw new ImError(IM_CODES.sigIdentifier, "identifier does not match the UserSig");
  }
  if (ticket.sdkAppId !== demand.sdkAppId) {
    throw new ImError(IM_CODES.sigSdkAppId, "sdkappid does not match the UserSig");
  }
  if (!ticket.isGenuine()) {
    throw new ImError(IM_CODES.sigWrong, "UserSig verification failed, check the secret key");
  }
  if (demand.nowMs / 1000 > ticket.timeSeconds + ticket.expireSeconds) {
    throw new ImError(IM_CODES.sigExpired, "UserSig has expired");
  }
}

/** Version 2: HMAC-SHA256 by the secret key as text; numbers are numbers. @throws ImError 70003 */
function readHmacTicket(fields: Fields, secretKey: string): Ticket {
  const identifier = fields["TLS.identifier"];
  const sdkAppId = fields["TLS.sdkappid"];
  const time = fields["TLS.time"];
  const expire = fields["TLS.expire"];
  const userBuf = fields["TLS.userbuf"];
  const sig = fields["TLS.sig"];
  if (
    fields["TLS.ver"] !== "2.0" ||
    typeof identifier !== "string" ||
    typeof sdkAppId !== "number" ||
    typeof time !== "number" ||
    typeof expire !== "number" ||
    typeof sig !== "string" ||
    (userBuf !== undefined && typeof userBuf !== "string")
  ) {
    throw malformed("lacks a field");
  }
  const lines = [
    `TLS.identifier:${identifier}\n`,
    `TLS.sdkappid:${sdkAppId}\n`,
    `TLS.time:${time}\n`,
    `TLS.expire:${expire}\n`,
    userBuf === undefined ? "" : `TLS.userbuf:${userBuf}\n`,
  ].join("");
  return {
    identifier,
    sdkAppId,
    timeSeconds: time,
    expireSeconds: expire,
    isGenuine: () => {
      const expected = createHmac("sha256", secretKey).update(lines).digest();
      const given = Buffer.from(sig, "base64");
      const isCanonical = given.toString("base64") === sig;
      return isCanonical && given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}

/** The lines of version 1 in their order; the marked ones stand only where the ticket has them. */
const ECDSA_LINES = [
  ["TLS.appid_at_3rd", "optional"],
  ["TLS.account_type", "required"],
  ["TLS.identifier", "required"],
  ["TLS.sdk_appid", "required"],
  ["TLS.time", "required"],
  ["TLS.expire_after", "required"],
  ["TLS.userbuf", "optional"],
] as const;

/** Version 1: ECDSA with SHA-256 in DER; every value is text. @throws ImError 70003 */
function readEcdsaTicket(fields: Fields, publicKey: string): Ticket {
  let lines = "";
  for (const [name, presence] of ECDSA_LINES) {
    const value = fields[name];
    if (value === undefined && presence === "optional") continue;
    // A line break in a value would be a line of its own.
    if (typeof value !== "string" || value.includes("\n")) throw malformed(`lacks ${name}`);
    lines += `${name}:${value}\n`;
  }
  const sig = fields["TLS.sig"];
  const number = (name: string) => {
    const value = fields[name];
    if (typeof value !== "string" || !/^\d{1,15}$/.test(value)) throw malformed(`lacks ${name}`);
    return Number(value);
  };
  const identifier = fields["TLS.identifier"];
  if (typeof sig !== "string" || typeof identifier !== "string") throw malformed("lacks a field");
  return {
    identifier,
    sdkAppId: number("TLS.sdk_appid"),
    timeSeconds: number("TLS.time"),
    expireSeconds: number("TLS.expire_after"),
    isGenuine: () => verify("sha256", Buffer.from(lines), publicKey, Buffer.from(sig, "base64")),
  };
}
