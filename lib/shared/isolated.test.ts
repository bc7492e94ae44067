import { describe, expect, it } from "vitest";
import { isolated } from "./isolated";

describe("somebody's words within a text of ours", () => {
  it.each([
    "بث مباشر من القاهرة",
    "שידור חי מירושלים",
    "ܫܠܡܐ",
    "ދިވެހި",
    "ߒߞߏ",
    "𞤀𞤣𞤤𞤢𞤥",
    "ﷺ",
    "١٢٣",
    "LIVE: שלום!",
    "\u200fABC",
    "\u061cABC",
  ])("keep their direction to themselves when they run from right to left: %s", (words) => {
    expect(isolated(words)).toBe(`\u2068${words}\u2069`);
  });

  it.each([
    "",
    "A long evening",
    "晚上好，直播 🎥",
    "Ελληνικά",
    "नमस्ते",
    "（＝￣ω￣＝）",
    "123",
    "\ufeff",
  ])("stay as they are when nothing in them does: %j", (words) => {
    expect(isolated(words)).toBe(words);
  });

  it("are known by every letter of the scripts in use that run so", () => {
    const letters =
      /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;
    const missed = Array.from({ length: 0x11_0000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
      .filter((letter) => letters.test(letter) && /\p{L}/u.test(letter))
      .filter((letter) => isolated(letter) === letter);
    expect(missed).toEqual([]);
  });
});
