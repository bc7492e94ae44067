import { randomBytes } from "node:crypto";
import { lifetimeCookie } from "./web-session";

/** The cookie that holds a guest's token; an account's session counts before it. */
export const guestCookieName = "mlvb_guest";
/** A guest who was not seen for this long is forgotten. */
export const guestTtlSeconds = 30 * 86_400;

/** RFC 4648 §6 in lower case: nothing that one could misread in a list. */
const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const idLetters = 10;
const guestId = /^guest-[a-z2-7]{10}$/i;

/** A userid that nobody had before: 50 random bits, in the 32 bytes that IM allows. */
export function newGuestId(): string {
  const letters = [...randomBytes(idLetters)].map((byte) => alphabet[byte % alphabet.length]);
  return `guest-${letters.join("")}`;
}

/** Whether a userid has the form of our guests, which nobody else may register or use. */
export function isGuestId(userid: string): boolean {
  return guestId.test(userid);
}

/** `Set-Cookie` that keeps this browser's guest for another month. */
export function guestCookie(token: string, secure: boolean): string {
  return lifetimeCookie(guestCookieName, token, guestTtlSeconds, secure);
}
