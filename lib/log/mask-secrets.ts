/** What stands in the place of a secret. */
export const censor = "[redacted]";

/** Names whose values are secret wherever they stand; compared without case, `_` and `-`. */
const secretNames: readonly string[] = [
  ...["txSecret", "wsSecret", "sign", "signKey", "signature", "qSignature", "userSig", "preview"],
  ...["password", "passwd", "pwd", "newPassword", "oldPassword", "currentPassword"],
  ...["token", "accessToken", "refreshToken", "sessionToken", "securityToken", "csrfToken"],
  ...["cookie", "setCookie", "authorization", "proxyAuthorization", "liteavSig"],
  ...["secret", "secretKey", "webhookSecret", "sealedSecret", "clientSecret", "tokenHash"],
  ...["pushUrl", "pushKey", "pushKeyBackup", "apiKey", "playKey", "sessionKey", "streamKey"],
  ...["imSecretKey", "imPrivateKey", "privateKey", "callbackUrlSecret", "imCallbackToken"],
  ...["mlvb_session", "mlvb_guest", "passwordHash"],
];
const plainName = (name: string) => name.toLowerCase().replace(/[-_]/g, "");
const known = new Set(secretNames.map(plainName));

/** As they may be written in a text: each capital may follow a sign. */
const written = secretNames
  .map((name) => name.replace(/_/g, "[-_]?").replace(/(?<=[a-z])(?=[A-Z])/g, "[-_]?"))
  .join("|");
const quoted = `"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'`;
/** Values of these have spaces and semicolons. */
const headerValue = new RegExp(
  `\\b((?:set-?)?cookie|(?:proxy-?)?authorization)(\\\\?["']?\\s*[:=]\\s*)(?:${quoted}|[^\\r\\n"']+)`,
  "gi",
);
/** `name=value`, `name%3Dvalue`, `name: value`, `"name":"value"`, also of JSON within JSON. */
const namedValue = new RegExp(
  `(?:(?<![a-z])|(?<=%(?:25)*[0-9a-f]{2}))(${written})(\\\\*["']?\\s*[:=]\\s*|%(?:25)*3D)(?:\\\\+"(?:[^"\\\\]|\\\\\\\\(?:\\\\["\\\\]|[^"\\\\]))*\\\\+"|${quoted}|[^\\s"'&,;<>()\\]}\\\\]+)`,
  "gi",
);

/** What is a secret by its own look: who holds it needs nothing else. */
const tellTales: readonly RegExp[] = [
  // Our access tokens, and signing secrets of webhooks (Standard Webhooks).
  /\bmlvb_pat_[\w-]+/g,
  /\bwhsec_[A-Za-z0-9+/=_-]+/g,
  /(?<=\bBearer\s)[^\s"',;]+/gi,
  // UserSigs are zlib in an alphabet of their own; Base64 of zlib's first byte begins with e.
  /\be[AFJN][\w*-]{60,}/g,
  /\$argon2\w*\$[^\s"']+/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // Name and password in an address.
  /(?<=\/\/)[^/@\s"']+:[^/@\s"']*(?=@)/g,
];

/** Whether the value of what is called so is secret. */
export const isSecretName = (name: string) => known.has(plainName(name));

/** Secrets among the pairs of an address, also of one within another. */
const pair =
  /(?<![\w-])([\w-]{0,40}(?:secret|usersig|signature|sign|key|token|passw(?:or)?d|pwd))(=|%(?:25)*3D)(?:(?!%(?:25)*26)[^&,;"'\\\s<>])+/gi;
/** What stands in the place of a pair's value. */
const cutValue = "…";

/**
 * A text of people without what the addresses in it are signed with, and without what is a secret by
 * its own look; ordinary words stay, of whatever they speak.
 */
export function maskAddresses(text: string): string {
  let masked = text;
  for (const tale of tellTales) masked = masked.replace(tale, censor);
  return masked.replace(
    pair,
    (_, name: string, sign: string) => `${name}${sign.replace(/%.*/, "=")}${cutValue}`,
  );
}

/** Whether an address lacks what it was signed with. */
export function isMasked(url: string): boolean {
  return url.includes(`=${cutValue}`) || url.includes(censor);
}

/** A text without secrets: those that are `known` and whatever is named or looks like one. */
export function maskText(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const secret of secrets) {
    if (masked.includes(secret)) masked = masked.replaceAll(secret, censor);
  }
  for (const tale of tellTales) masked = masked.replace(tale, censor);
  return masked
    .replace(headerValue, (_, name: string, sign: string) => `${name}${sign}${censor}`)
    .replace(namedValue, (_, name: string, sign: string) => `${name}${sign}${censor}`);
}

/** The same as they may stand in a text: plainly, in an address, in a PEM's single line. */
export function writtenForms(secrets: readonly string[]): readonly string[] {
  const forms = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ]);
  // The longest first: one may hold another.
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

/** A value of a log line without secrets, at any depth. */
function maskValue(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === "string") return maskText(value, secrets);
  if (Array.isArray(value)) return value.map((item) => maskValue(item, secrets));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      maskText(name, secrets),
      known.has(plainName(name)) ? censor : maskValue(member, secrets),
    ]),
  );
}

/** A line of JSON without secrets. */
export function maskLine(line: string, secrets: readonly string[]): string {
  try {
    return `${JSON.stringify(maskValue(JSON.parse(line), secrets))}\n`;
  } catch {
    // No line of pino's, but nothing that must not be masked.
    return maskText(line, secrets);
  }
}
