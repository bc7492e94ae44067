import { type Locale, localeCookieName, locales, themeCookieName } from "./i18n/locales";

const yearSeconds = 31_536_000;

/** What the reader may choose for the look; `system` follows the device. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What the reader has chosen: a language, or the look. */
export type Preference =
  | { readonly name: "locale"; readonly value: Locale }
  | { readonly name: "theme"; readonly value: Theme };

/** Reads a choice from outside; null for what there is none of. */
export function readPreference(name: string, value: string): Preference | null {
  const locale = locales.find((known) => known === value);
  if (name === "locale" && locale) return { name, value: locale };
  const theme = themes.find((known) => known === value);
  if (name === "theme" && theme) return { name, value: theme };
  return null;
}

/**
 * The cookie that remembers a choice, for `Set-Cookie` and `document.cookie` alike; the server reads
 * it for the first paint. Scripts may write it too, so that it is no HttpOnly one.
 */
export function preferenceCookie({ name, value }: Preference): string {
  const cookie = name === "locale" ? localeCookieName : themeCookieName;
  const maxAgeSeconds = value === "system" ? 0 : yearSeconds;
  return `${cookie}=${value}; Path=/; Max-Age=${maxAgeSeconds}; SameSite=Lax`;
}
