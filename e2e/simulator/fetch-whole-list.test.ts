import { describe, expect, it } from "vitest";
import { wantsNextPage } from "./fetch-whole-list";

const state = (page: number, total: number, collected: number, pageLength: number) => ({
  page,
  total,
  collected,
  pageLength,
});

describe("Android's paging", () => {
  it.each([
    ["goes on while there is more", state(1, 41, 20, 20), true],
    ["stops at an exact multiple", state(2, 40, 40, 20), false],
    ["stops at an empty page", state(1, 41, 0, 0), false],
    ["stops where the pages must be over, though items were missing", state(2, 40, 35, 15), false],
  ])("%s", (_, progress, wanted) => {
    expect(wantsNextPage("android", progress)).toBe(wanted);
  });
});

describe("iOS's paging", () => {
  it.each([
    ["asks for one page beyond an exact multiple", state(2, 40, 40, 20), true],
    ["stops after it", state(3, 40, 40, 0), false],
    ["stops after a page that is not full", state(1, 19, 19, 19), false],
    ["does not begin where nothing is", state(1, 0, 0, 0), false],
  ])("%s", (_, progress, wanted) => {
    expect(wantsNextPage("ios", progress)).toBe(wanted);
  });
});
