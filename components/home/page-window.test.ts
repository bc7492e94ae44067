import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageWindow } from "./page-window";

describe("links to the pages of a list", () => {
  it.each([
    [1, 1, "1"],
    [1, 3, "1 2 3"],
    [1, 5, "1 2 … 5"],
    [3, 5, "1 2 3 4 5"],
    [4, 9, "1 2 3 4 5 … 9"],
    [5, 9, "1 … 4 5 6 … 9"],
    [6, 9, "1 … 5 6 7 8 9"],
    [1000, 5000, "1 … 999 1000 1001 … 5000"],
  ])("on page %i of %i are %s", (page, pages, shown) => {
    expect(
      pageWindow(page, pages)
        .map((it) => it ?? "…")
        .join(" "),
    ).toBe(shown);
  });

  it("are few, grow, have the first, the last and the present page, and leave out more than one", () => {
    const places = fc
      .integer({ min: 1, max: 1_000_000 })
      .chain((pages) => fc.tuple(fc.integer({ min: 1, max: pages }), fc.constant(pages)));
    fc.assert(
      fc.property(places, ([page, pages]) => {
        const shown = pageWindow(page, pages);
        expect(shown.length).toBeLessThanOrEqual(7);
        for (const it of [1, page, pages]) expect(shown).toContain(it);
        let last = 0;
        let gap = false;
        for (const it of shown) {
          if (it === null) gap = true;
          else {
            expect(it - last > 2 || !gap).toBe(true);
            expect(gap || it === last + 1).toBe(true);
            last = it;
            gap = false;
          }
        }
      }),
    );
  });
});
