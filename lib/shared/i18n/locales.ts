/** Languages of the console and the viewer; the first is the fallback. */
export const locales = ["en", "zh-CN"] as const;
export type Locale = (typeof locales)[number];

/** The cookie that remembers the reader's choice. */
export const localeCookieName = "mlvb_locale";
/** `light`, `dark`, or absent to follow the system. */
export const themeCookieName = "mlvb_theme";

function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The reader's choice, else the first of `Accept-Language` that we speak, else English. */
export function pickLocale(cookie: string | undefined, acceptLanguage: string): Locale {
  if (isLocale(cookie)) return cookie;
  const wanted = acceptLanguage
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.find((it) => it.trim().startsWith("q="))?.split("=")[1];
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    if (tag.startsWith("zh")) return "zh-CN";
    if (tag.startsWith("en")) return "en";
  }
  return "en";
}
