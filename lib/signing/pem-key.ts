import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

const block = /-----BEGIN ([A-Z0-9 ]{1,40})-----([\s\S]*?)-----END \1-----/g;
const base64LineLength = 64;
/** Fifty keys of this kind; longer texts are something else and are not searched. */
const maxPemLength = 16_384;

/**
 * The PEM with the line breaks that RFC 7468 §2 asks for. Keys pasted into PHP, JavaScript or `.env`
 * files arrive with `\r\n` or `\n` spelt out, or with spaces in their place. Null when it is no PEM.
 */
export function repairPem(text: string): string | null {
  if (text.length > maxPemLength) return null;
  const blocks = [...text.matchAll(block)].map(([, label = "", body = ""]) => {
    const base64 = body.replace(/\\r|\\n|\s/g, "");
    const lines = base64.match(new RegExp(`.{1,${base64LineLength}}`, "g")) ?? [];
    return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
  });
  return blocks.length === 0 ? null : blocks.join("");
}

/**
 * Why this text cannot sign UserSigs of old IM applications, in words that follow "PRIVATEKEY is
 * not usable:"; null when it can. They want an EC key on secp256k1 (tls-sig-api 1.x).
 */
export function privateKeyProblem(pem: string): string | null {
  const repaired = repairPem(pem);
  if (repaired === null) {
    return "it has no -----BEGIN and -----END lines; put the text of the key file here, not its path";
  }
  if (/-----BEGIN ENCRYPTED |Proc-Type:/.test(pem)) {
    return "it is locked with a passphrase; unlock it with `openssl pkey` first";
  }
  const found = blockWith(repaired, "PRIVATE KEY");
  if (found === null) return "it holds no private key, only something public";
  const key = parsed(() => createPrivateKey(found));
  if (key === null) return "its text is damaged; copy the whole key file again";
  return curveProblem(key);
}

/** As `privateKeyProblem`, for the public half; a private key contains it and passes too. */
export function publicKeyProblem(pem: string): string | null {
  const key = publicKeyOf(pem);
  return key === null ? "it is no public key in PEM, or a damaged one" : curveProblem(key);
}

/** The private key in a PEM, or null; `privateKeyProblem` says why. */
export function privateKeyOf(pem: string): KeyObject | null {
  if (privateKeyProblem(pem) !== null) return null;
  const found = blockWith(repairPem(pem) ?? "", "PRIVATE KEY") ?? "";
  return parsed(() => createPrivateKey(found));
}

/** The public key in a PEM, or that of a private key; null when there is none. */
export function publicKeyOf(pem: string): KeyObject | null {
  const repaired = repairPem(pem) ?? "";
  const found = blockWith(repaired, "PUBLIC KEY") ?? blockWith(repaired, "PRIVATE KEY");
  return found === null ? null : parsed(() => createPublicKey(found));
}

/** Key files of `openssl ecparam` begin with a block of curve parameters, which is passed over. */
function blockWith(pem: string, labelEnd: string): string | null {
  const found = [...pem.matchAll(block)].find(([, label]) => label?.endsWith(labelEnd));
  return found ? `${found[0]}\n` : null;
}

function curveProblem(key: KeyObject): string | null {
  if (key.asymmetricKeyType !== "ec") {
    return `it is a key of the kind ${key.asymmetricKeyType ?? "unknown"}, and IM wants an EC key on the curve secp256k1`;
  }
  const curve = key.asymmetricKeyDetails?.namedCurve;
  return curve === "secp256k1"
    ? null
    : `it is on the curve ${curve ?? "unknown"}, and IM wants secp256k1`;
}

function parsed(read: () => KeyObject): KeyObject | null {
  try {
    return read();
  } catch {
    // OpenSSL's words would mean nothing to an operator, and only the key's text can be the cause.
    return null;
  }
}
