import { sign, verify } from "node:crypto";
import { ConfigError } from "@/lib/config/config-error";
import { ServiceError } from "@/lib/errors";
import { privateKeyOf, privateKeyProblem, publicKeyOf, publicKeyProblem } from "./pem-key";
import { packUserSig, type UserSigVerdict, unpackUserSig } from "./user-sig";

/** As tls-sig-api 1.0.2 writes it; it is not part of what is signed. */
const formatVersion = "201610110000";
/** The text that is signed, line by line; those marked are left out when the UserSig lacks them. */
const signedFields = [
  { name: "TLS.appid_at_3rd", optional: true },
  { name: "TLS.account_type", optional: false },
  { name: "TLS.identifier", optional: false },
  { name: "TLS.sdk_appid", optional: false },
  { name: "TLS.time", optional: false },
  { name: "TLS.expire_after", optional: false },
  { name: "TLS.userbuf", optional: true },
] as const;

/** What a UserSig of an IM application from before July 2019 is made of. */
export interface EcdsaUserSigRequest {
  readonly privateKeyPem: string;
  readonly sdkAppId: number;
  /** As the IM console shows it; tls-sig-api itself always wrote "0". */
  readonly accountType: string;
  readonly identifier: string;
  readonly nowMs: number;
  readonly ttlSeconds: number;
}

/**
 * A UserSig for old IM applications, whose key pair the operator holds (tls-sig-api 1.x).
 * @throws ConfigError when the private key is not usable, saying why.
 * @throws ServiceError invalidParameter when a line break in the identifier would forge other lines.
 */
export function issueEcdsaUserSig(request: EcdsaUserSigRequest): string {
  const key = privateKeyOf(request.privateKeyPem);
  if (key === null) {
    throw new ConfigError(
      `PRIVATEKEY is not usable: ${privateKeyProblem(request.privateKeyPem) ?? "it is damaged"}.`,
    );
  }
  const fields: Record<string, string> = {
    "TLS.account_type": request.accountType,
    "TLS.identifier": request.identifier,
    "TLS.appid_at_3rd": "0",
    "TLS.sdk_appid": String(request.sdkAppId),
    "TLS.expire_after": String(request.ttlSeconds),
    "TLS.version": formatVersion,
    "TLS.time": String(Math.floor(request.nowMs / 1000)),
  };
  const text = signedText(fields);
  if (text === null) throw new ServiceError("invalidParameter", "The userid has a line break.");
  const signature = sign("sha256", Buffer.from(text), key).toString("base64");
  return packUserSig({ ...fields, "TLS.sig": signature });
}

/** Whom an ECDSA UserSig is to prove, and by which key. */
export interface EcdsaUserSigCheck {
  /** The public key; a private key does as well, because it contains the public one. */
  readonly publicKeyPem: string;
  readonly sdkAppId: number;
  readonly identifier: string;
  readonly userSig: string;
  readonly nowMs: number;
}

/**
 * Judges a UserSig of an old IM application. Its account type is covered by the signature but not
 * compared, because the servers of that time signed "0" whatever the console said.
 * @throws ConfigError when the public key is not usable, saying why.
 */
export function checkEcdsaUserSig(request: EcdsaUserSigCheck): UserSigVerdict {
  const problem = publicKeyProblem(request.publicKeyPem);
  const key = publicKeyOf(request.publicKeyPem);
  if (problem !== null || key === null) {
    throw new ConfigError(`PUBLICKEY is not usable: ${problem ?? "it is damaged"}.`);
  }
  const fields = unpackUserSig(request.userSig);
  const text = fields && signedText(fields);
  if (!fields || text === null) return "malformed";
  const time = wholeNumber(fields["TLS.time"]);
  const expire = wholeNumber(fields["TLS.expire_after"]);
  if (time === null || expire === null) return "malformed";
  const signature = Buffer.from(String(fields["TLS.sig"]), "base64");
  if (!verify("sha256", Buffer.from(text), key, signature)) return "wrong";
  if (fields["TLS.identifier"] !== request.identifier) return "wrong";
  if (String(fields["TLS.sdk_appid"]) !== String(request.sdkAppId)) return "wrong";
  return (time + expire) * 1000 > request.nowMs ? "valid" : "expired";
}

/** Null when a line is missing or holds a line break, with which one line could pose as two. */
function signedText(fields: Readonly<Record<string, unknown>>): string | null {
  let text = "";
  for (const { name, optional } of signedFields) {
    const value = fields[name];
    if (value === undefined && optional) continue;
    if (typeof value !== "string" && typeof value !== "number") return null;
    if (/[\r\n]/.test(String(value))) return null;
    text += `${name}:${value}\n`;
  }
  return text;
}

function wholeNumber(value: unknown): number | null {
  return /^\d{1,15}$/.test(String(value)) ? Number(value) : null;
}
