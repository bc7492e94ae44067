import { describe, expect, it } from "vitest";
import { hasBlockedWord, withBlockedWord } from "./blocked-words";

describe("a blocked word", () => {
  it.each([
    ["spoiler", "No SPOILERS here"],
    ["spoiler", "ｓｐｏｉｌｅｒ"],
    ["fi", "ﬁn"],
    ["剧透", "别剧透了"],
    ["1+1", "1+1=3"],
  ])("%s is found in %s", (word, text) => {
    const words = withBlockedWord([], word) ?? [];
    expect(hasBlockedWord(text, words)).toBe(true);
  });

  it("is plain text, no pattern", () => {
    expect(hasBlockedWord("anything", withBlockedWord([], ".*") ?? [])).toBe(false);
  });

  it("blocks nothing when there is none", () => {
    expect(hasBlockedWord("anything", [])).toBe(false);
  });

  it.each(["", "  ", "x".repeat(31), "ONE"])("is refused when it is %j", (word) => {
    expect(withBlockedWord(["one"], word)).toBeNull();
  });

  it("is refused when it is one too many", () => {
    expect(withBlockedWord(Array.from({ length: 100 }, String), "one more")).toBeNull();
  });
});
