import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWallPlace, wallPath } from "./wall-place";

describe("the home page's address", () => {
  it.each([
    [undefined, undefined, "/"],
    ["", "1", "/"],
    ["  ", "0", "/"],
    ["jazz", "-3", "/?q=jazz"],
    ["jazz & 爵士", "2", "/?q=jazz+%26+%E7%88%B5%E5%A3%AB&page=2"],
    [["a", "b"], ["2", "3"], "/?q=a&page=2"],
    ["", "1e999", "/"],
    ["", "2.5", "/"],
    ["", "x", "/"],
  ])("of q=%s and page=%s is %s", (q, page, path) => {
    expect(wallPath(readWallPlace(q, page))).toBe(path);
  });

  it("leads to the place that it was made of", () => {
    const text = fc.string({ unit: "binary", maxLength: 90 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1 }), (typed, page) => {
        const place = readWallPlace(typed, String(page));
        const { searchParams } = new URL(wallPath(place), "http://h");
        expect(readWallPlace(searchParams.get("q"), searchParams.get("page"))).toEqual(place);
      }),
    );
  });
});
