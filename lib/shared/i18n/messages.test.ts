import { describe, expect, it } from "vitest";
import { type locales, pickLocale } from "./locales";
import { messagesFor } from "./messages";

/** `namespace.key` → the names of its ICU arguments. */
function argumentsOf(locale: (typeof locales)[number]): Record<string, string[]> {
  const entries = Object.entries(messagesFor(locale)).flatMap(([namespace, texts]) =>
    Object.entries(texts).map(([key, text]) => {
      expect(text, `${locale} ${namespace}.${key}`).not.toBe("");
      const names = [...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? "");
      return [`${namespace}.${key}`, [...new Set(names)].sort()] as const;
    }),
  );
  return Object.fromEntries(entries);
}

describe("texts", () => {
  it("exist in every language with the same arguments", () => {
    expect(argumentsOf("zh-CN")).toEqual(argumentsOf("en"));
  });

  it("are not left in English in Chinese", () => {
    const same = Object.entries(messagesFor("zh-CN")).flatMap(([namespace, texts]) => {
      const english: Record<string, string> = messagesFor("en")[namespace as "common"];
      return Object.entries(texts).filter(
        ([key, text]) => english[key] === text && /[a-z]{4,}/i.test(text.replace(/\{\w+\}/g, "")),
      );
    });
    expect(same.map(([key]) => key)).toEqual([]);
  });
});

describe("pickLocale", () => {
  it.each([
    [undefined, "zh-TW,zh;q=0.9,en;q=0.8", "zh-CN"],
    [undefined, "de, en;q=0.5, zh;q=0.9", "zh-CN"],
    [undefined, "fr", "en"],
    ["en", "zh-CN", "en"],
    ["xx", "zh", "zh-CN"],
    [undefined, "zh;q=0, en", "en"],
  ])("cookie %s and Accept-Language %s give %s", (cookie, header, locale) => {
    expect(pickLocale(cookie, header)).toBe(locale);
  });
});
