import { describe, expect, it } from "vitest";
import { type locales, pickLocale } from "./locales";
import { messagesFor, sharedTexts } from "./messages";

/** `namespace.key` → the names of its ICU arguments. */
function argumentsOf(locale: (typeof locales)[number]): Record<string, string[]> {
  const entries = Object.entries(messagesFor(locale)).flatMap(([namespace, texts]) =>
    Object.entries(texts).map(([key, text]) => {
      expect(text, `${locale} ${namespace}.${key}`).not.toBe("");
      return [`${namespace}.${key}`, [...new Set(namesIn(text))].sort()] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** The names of the arguments of a text, those within its choices too. */
function namesIn(text: string): string[] {
  const begin = text.indexOf("{");
  if (begin < 0) return [];
  const { inside, after } = splitBraces(text.slice(begin));
  const [name = ""] = inside.split(",");
  return [name.trim(), ...choicesIn(inside).flatMap(namesIn), ...namesIn(after)];
}

/** What the braces at the beginning hold, and what follows them. */
function splitBraces(text: string): { readonly inside: string; readonly after: string } {
  let depth = 0;
  const end = text.split("").findIndex((sign) => {
    depth += Number(sign === "{") - Number(sign === "}");
    return depth === 0;
  });
  return { inside: text.slice(1, end), after: text.slice(end + 1) };
}

function choicesIn(text: string): string[] {
  const begin = text.indexOf("{");
  if (begin < 0) return [];
  const { inside, after } = splitBraces(text.slice(begin));
  return [inside.replaceAll("#", "5"), ...choicesIn(after)];
}

describe("texts", () => {
  it("exist in every language with the same arguments", () => {
    expect(argumentsOf("zh-CN")).toEqual(argumentsOf("en"));
  });

  it("are loaded by every page only where every page may need them", () => {
    const shared = Object.keys(sharedTexts(messagesFor("en")));
    expect(shared).toEqual(expect.arrayContaining(["common", "home", "room", "shell"]));
    expect(shared.filter((name) => /^(admin|studio|doctor|docs|account)/.test(name))).toEqual([]);
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

/** How long one has to wait ends in Han: "5 秒". Whatever else stands in a text may be Latin. */
const standIn = (argument: string) => (argument === "wait" ? "5 秒" : "OBS");

/** Every way in which a text can come out, as far as its choices decide. */
function variantsOf(text: string): string[] {
  const [, before = "", rest = ""] = /^([^{]*)(.*)$/s.exec(text) ?? [];
  if (rest === "") return [before];
  const { inside, after } = splitBraces(rest);
  const [name = "", kind = ""] = inside.split(",").map((part) => part.trim());
  const isChoice = kind === "select" || kind === "plural";
  const chosen = isChoice ? choicesIn(inside).flatMap(variantsOf) : [standIn(name)];
  return variantsOf(after).flatMap((end) => chosen.map((one) => before + one + end));
}

describe("Chinese texts", () => {
  const glued = /\p{Script=Han}[\p{Script=Latin}\d]|[\p{Script=Latin}\d]\p{Script=Han}/u;

  it("have a space where Latin words, names or numbers meet Han, whatever is put into them", () => {
    const found = Object.entries(messagesFor("zh-CN")).flatMap(([namespace, texts]) =>
      Object.entries(texts).flatMap(([key, text]) =>
        variantsOf(text)
          .filter((variant) => glued.test(variant))
          .map((variant) => `${namespace}.${key}: ${variant}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it("are looked at with all that may be put into them", () => {
    expect(variantsOf("{a, select, x {一} other {{b} 二}}后 {wait}后")).toEqual([
      "一后 5 秒后",
      "OBS 二后 5 秒后",
    ]);
    expect(
      variantsOf("{a, select, obs {OBS} other {推流端}}断了").map((one) => glued.test(one)),
    ).toEqual([true, false]);
    expect(variantsOf("{n, plural, =0 {没有} other {共 # 次}}")).toEqual(["没有", "共 5 次"]);
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
