import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stagePicture } from "./stage-picture";

/** The picture's text as a reader of XML sees it. */
function textOf(uri: string): string | undefined {
  const svg = decodeURIComponent(uri.slice("data:image/svg+xml,".length));
  return /<text[^>]*>([^<]*)<\/text>/
    .exec(svg)?.[1]
    ?.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

describe("the drawn stage", () => {
  it("shows any text as text", () => {
    for (const text of ["李", "🎸", "<", "&", ">", '"', ""]) {
      expect(textOf(stagePicture("mia", text))).toBe(text);
    }
  });

  it("is a URI without an end of its attribute in it, whatever the name and userid", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (userId, text) => {
        expect(stagePicture(userId, text)).toMatch(/^data:image\/svg\+xml,[\w%.!~*'()-]+$/);
      }),
    );
    expect(textOf(stagePicture("mia", "\ud83c"))).toBe("?");
  });

  it("differs from one userid to the next", () => {
    expect(stagePicture("mia", "M")).not.toBe(stagePicture("max", "M"));
    expect(stagePicture("mia", "M")).toBe(stagePicture("mia", "M"));
  });
});
