import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparableName } from "./comparable-name";

describe("names that look alike", () => {
  it.each([
    ["Admin", "ａｄｍｉｎ"],
    ["Admin", "АDMIN"],
    ["admin", "a.d-m_i n"],
    ["Zoë", "zoe"],
    ["Official", "0ff1cia|"],
    ["管理员", "管 理\u200b员"],
    ["paypal", "рауpаl"],
  ])("%s and %s are the same at a glance", (one, other) => {
    expect(comparableName(one)).toBe(comparableName(other));
  });

  it.each([
    ["Anna", "Hanna"],
    ["主播", "主播一号"],
    ["♥", "★"],
    ["!", "?"],
  ])("%s and %s are not", (one, other) => {
    expect(comparableName(one)).not.toBe(comparableName(other));
  });

  it("compare alike whatever their case and width, and any text can be compared", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const compared = comparableName(name);
        expect(comparableName(compared)).toBe(compared);
      }),
    );
  });
});
