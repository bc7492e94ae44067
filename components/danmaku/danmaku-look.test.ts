import { describe, expect, it } from "vitest";
import type { DanmakuItem } from "./danmaku-feed";
import { hasPlace, isWanted, textSize } from "./danmaku-look";
import { defaultDanmakuSettings } from "./danmaku-settings";

const item: DanmakuItem = { id: "1", userId: "u", text: "hello", own: false, placement: "top" };

describe("texts over the picture", () => {
  it.each([
    [320, 100, 18],
    [390, 100, 19],
    [940, 100, 25],
    [1920, 100, 32],
    [390, 70, 13],
    [1920, 160, 51],
  ])("in a picture of %i px at %i %% have letters of %i px", (widthPx, percent, fontPx) => {
    expect(textSize(widthPx, percent).fontPx).toBe(fontPx);
  });

  it("are as many as the density allows, with some room for own ones", () => {
    expect(hasPlace(11, false, "sparse")).toBe(true);
    expect(hasPlace(12, false, "sparse")).toBe(false);
    expect(hasPlace(16, true, "sparse")).toBe(true);
    expect(hasPlace(17, true, "sparse")).toBe(false);
  });

  it("of a blocked kind or with a blocked word are not shown, unless they are own", () => {
    const kinds = { ...defaultDanmakuSettings, blockedKinds: ["top"] as const };
    const words = { ...defaultDanmakuSettings, blockedWords: ["hell"] };
    expect(isWanted(item, defaultDanmakuSettings)).toBe(true);
    expect(isWanted(item, kinds)).toBe(false);
    expect(isWanted({ ...item, placement: "scroll" }, kinds)).toBe(true);
    expect(isWanted(item, words)).toBe(false);
    expect(isWanted({ ...item, own: true }, words)).toBe(true);
  });
});
