import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  areaPercents,
  defaultDanmakuSettings,
  densities,
  readDanmakuSettings,
  settingRanges,
} from "./danmaku-settings";

const read = (value: unknown) => readDanmakuSettings(JSON.stringify(value));

describe("danmaku settings", () => {
  it("are read as they were kept", () => {
    const settings = {
      shown: false,
      opacityPercent: 45,
      areaPercent: 75,
      sizePercent: 130,
      crossingSeconds: 12,
      density: "dense",
      blockedKinds: ["top", "bottom"],
      blockedWords: ["spoiler", "剧透"],
    };
    expect(read(settings)).toEqual(settings);
  });

  it.each([null, "", "{", "[]", "7", '"x"', "null", "{}", `{"a":${"[".repeat(5000)}`])(
    "begin anew from %j",
    (stored) => {
      expect(readDanmakuSettings(stored)).toEqual(defaultDanmakuSettings);
    },
  );

  it("lose only the member that makes no sense", () => {
    expect(
      read({ shown: "yes", opacityPercent: 5, areaPercent: 33, sizePercent: null, density: "max" }),
    ).toEqual({ ...defaultDanmakuSettings, opacityPercent: 20 });
    expect(read({ blockedKinds: "top", blockedWords: { 0: "a" }, crossingSeconds: 99 })).toEqual({
      ...defaultDanmakuSettings,
      crossingSeconds: 16,
    });
  });

  it("keep known kinds and usable words once each", () => {
    const { blockedKinds, blockedWords } = read({
      blockedKinds: ["top", "sideways", "top", 3],
      blockedWords: [" Ｓpoiler ", "spoiler", "", "   ", 7, "x".repeat(31), "ok"],
    });
    expect(blockedKinds).toEqual(["top"]);
    expect(blockedWords).toEqual(["spoiler", "ok"]);
  });

  it("have at most a hundred words", () => {
    const blockedWords = Array.from({ length: 300 }, (_, index) => `w${index}`);
    expect(read({ blockedWords }).blockedWords).toHaveLength(100);
  });

  it("are within their ranges whatever was stored, and stay as they are when kept again", () => {
    const anything = fc.dictionary(
      fc.constantFrom(...Object.keys(defaultDanmakuSettings)),
      fc.anything(),
    );
    fc.assert(
      fc.property(anything, (value) => {
        const settings = readDanmakuSettings(JSON.stringify(value) ?? null);
        for (const name of ["opacityPercent", "sizePercent", "crossingSeconds"] as const) {
          expect(settings[name]).toBeGreaterThanOrEqual(settingRanges[name].min);
          expect(settings[name]).toBeLessThanOrEqual(settingRanges[name].max);
        }
        expect(areaPercents).toContain(settings.areaPercent);
        expect(densities).toContain(settings.density);
        expect(read(settings)).toEqual(settings);
      }),
    );
  });
});
