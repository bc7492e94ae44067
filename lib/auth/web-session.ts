import { createHash, randomBytes } from "node:crypto";

/** The cookie that holds a web session's token. */
export const sessionCookieName = "mlvb_session";

/** 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** The form in which a token is stored: a stolen database opens no session. */
export function tokenHashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** `Set-Cookie` of a web session; 0 seconds end it. */
export function sessionCookie(token: string, maxAgeSeconds: number, secure: boolean): string {
  return lifetimeCookie(sessionCookieName, token, maxAgeSeconds, secure);
}

/** `Secure` only over https, so that a first start on plain http works. */
export function lifetimeCookie(
  name: string,
  value: string,
  maxAgeSeconds: number,
  secure: boolean,
): string {
  const parts = [
    `${name}=${value}`,
    "Path=/",
    `Max-Age=${maxAgeSeconds}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(secure ? ["Secure"] : []),
  ];
  return parts.join("; ");
}

/** The token of `Authorization: Bearer`, which counts before any cookie; undefined without one. */
export function bearerToken(headers: Headers): string | undefined {
  const authorization = headers.get("authorization");
  return authorization?.startsWith("Bearer ") ? authorization.slice(7) : undefined;
}

/** The value of one cookie of a `Cookie` header. */
export function readCookie(header: string, name: string): string | undefined {
  for (const pair of header.split(";")) {
    const [key, ...value] = pair.split("=");
    if (key?.trim() === name) return value.join("=").trim();
  }
  return undefined;
}
