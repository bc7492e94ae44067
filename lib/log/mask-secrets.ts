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
/** `name=value`, `name: value`, `"name":"value"`, also of JSON within JSON. */
const namedValue = new RegExp(
  `(?<![a-z])(${written})(\\\\*["']?\\s*[:=]\\s*)(?:\\\\+"(?:[^"\\\\]|\\\\\\\\(?:\\\\["\\\\]|[^"\\\\]))*\\\\+"|${quoted}|[^\\s"'&,;<>()\\]}\\\\]+)`,
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
