import { describe, expect, it } from "vitest";
import { guideBlocks } from "./guide-blocks";

describe("the notation of the guides", () => {
  it("tells paragraphs, steps, points, terms and commands apart", () => {
    const text = `
First line
and the second.

1. Do this.
2. Then that.

- One.
- Two.

KEY :: What it is :: really.

$ npm run doctor
$ npm start
`;
    expect(guideBlocks(text)).toEqual([
      { kind: "paragraph", text: "First line and the second." },
      { kind: "steps", items: ["Do this.", "Then that."] },
      { kind: "points", items: ["One.", "Two."] },
      { kind: "terms", terms: [["KEY", "What it is :: really."]] },
      { kind: "command", text: "npm run doctor\nnpm start" },
    ]);
  });

  it("takes a block of mixed lines for a paragraph", () => {
    expect(guideBlocks("1. One\nand more")).toEqual([
      { kind: "paragraph", text: "1. One and more" },
    ]);
  });
});
