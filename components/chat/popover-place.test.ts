import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { popoverPlace } from "./popover-place";
import { steppedIndex } from "./stepped-index";

describe("a popover", () => {
  const viewport = { width: 390, height: 844 };

  it("opens below its button, right edges in line", () => {
    const button = { left: 300, top: 100, width: 40, height: 40 };
    expect(popoverPlace(button, { width: 200, height: 300 }, viewport)).toEqual({
      left: 140,
      top: 144,
    });
  });

  it("opens above where there is no room below", () => {
    const button = { left: 300, top: 760, width: 40, height: 40 };
    expect(popoverPlace(button, { width: 200, height: 300 }, viewport).top).toBe(456);
  });

  it("is never outside of the viewport when it fits at all", () => {
    const size = fc.record({ width: fc.nat(370), height: fc.nat(820) });
    const button = fc.record({
      ...{ left: fc.nat(390), top: fc.nat(844), width: fc.nat(400), height: fc.nat(60) },
    });
    fc.assert(
      fc.property(button, size, (at, { width, height }) => {
        const { left, top } = popoverPlace(at, { width, height }, viewport);
        expect(left).toBeGreaterThanOrEqual(8);
        expect(top).toBeGreaterThanOrEqual(8);
        expect(left + width).toBeLessThanOrEqual(viewport.width);
        expect(top + height).toBeLessThanOrEqual(viewport.height);
      }),
    );
  });
});

describe("the keys", () => {
  it.each([
    ["ArrowDown", 4, 5, 1, 0],
    ["ArrowUp", 0, 5, 1, 4],
    ["ArrowUp", -1, 5, 1, 4],
    ["Home", 3, 5, 1, 0],
    ["End", 3, 5, 1, 4],
    ["ArrowRight", 3, 5, 1, null],
    ["x", 3, 5, 1, null],
    ["ArrowDown", 0, 0, 1, null],
    ["ArrowRight", 7, 40, 8, 8],
    ["ArrowLeft", 0, 40, 8, 39],
    ["ArrowDown", 3, 40, 8, 11],
    ["ArrowDown", 35, 40, 8, 35],
    ["ArrowUp", 3, 40, 8, 3],
  ] as const)("%s from %i of %i in %i columns leads to %s", (key, here, count, columns, to) => {
    expect(steppedIndex(key, here, count, columns)).toBe(to);
  });
});
