import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longJpeg, pngPicture, realPictures } from "@/lib/providers/picture-fixture";
import { isPictureType, type PictureType } from "./picture-kind";
import { isWholePicture, isWholePictureFile } from "./whole-picture";

const types = Object.keys(realPictures).filter(isPictureType);
const headBytes = 40;

/** What is known of a file that was not read in full. */
const byItsEnds = (type: PictureType, bytes: Buffer, tailBytes: number) =>
  isWholePicture(type, {
    sizeBytes: bytes.length,
    head: bytes.subarray(0, headBytes),
    tail: bytes.subarray(Math.max(0, bytes.length - tailBytes)),
  });

describe.each(types)("a picture of %s", (type) => {
  const picture = realPictures[type];

  it("is whole as it was written, and wherever it is cut it is not", () => {
    expect(isWholePictureFile(type, picture)).toBe(true);
    for (let end = 0; end < picture.length; end += 1) {
      expect(isWholePictureFile(type, picture.subarray(0, end)), `${end} bytes`).toBe(false);
    }
  });

  it.each([
    ["padding", Buffer.alloc(3000)],
    ["a page", Buffer.from("<script>alert(1)</script>")],
    ["a video", Buffer.from("0000001866747970 6d703432 00ff02ff3c".replaceAll(" ", ""), "hex")],
  ])("is whole with %s behind it", (_what, more) => {
    expect(isWholePictureFile(type, Buffer.concat([picture, more]))).toBe(true);
  });

  it("is known by its ends too, and so is one that is cut", () => {
    expect(byItsEnds(type, picture, 30)).toBe(true);
    expect(byItsEnds(type, Buffer.concat([picture, Buffer.alloc(20)]), 50)).toBe(true);
    for (let end = headBytes; end < picture.length; end += 1) {
      expect(byItsEnds(type, picture.subarray(0, end), 30), `${end} bytes`).toBe(false);
    }
  });

  it("is judged in bounds whatever its bytes are", () => {
    const bytes = fc
      .tuple(fc.nat(picture.length), fc.uint8Array({ maxLength: 300 }))
      .map(([keep, rest]) => Buffer.concat([picture.subarray(0, keep), rest]));
    fc.assert(
      fc.property(bytes, (input) => {
        const verdict = isWholePictureFile(type, input);
        const inside = Buffer.concat([Buffer.alloc(7, 0xff), input, Buffer.from([0xff, 0xd9])]);
        expect(isWholePictureFile(type, inside.subarray(7, 7 + input.length))).toBe(verdict);
        expect(typeof byItsEnds(type, input, 30)).toBe("boolean");
      }),
      { numRuns: 1000 },
    );
  });
});

// A WebP cannot be told so: the length of its one chunk is right.
it.each(["image/jpeg", "image/png", "image/gif"] as const)(
  "a file of %s that was laid out in full and filled in part is not whole",
  (type) => {
    const picture = realPictures[type];
    for (let end = 1; end < picture.length - 20; end += 1) {
      const left = Buffer.concat([picture.subarray(0, end), Buffer.alloc(picture.length - end)]);
      expect(isWholePictureFile(type, left), `${end} bytes`).toBe(false);
    }
  },
);

describe("a long picture of which only the ends are read", () => {
  const cutOff = (bytes: Buffer) => bytes.subarray(0, bytes.length - 5000);

  it("is a whole photo when its end is there, or something that can be no part of a scan", () => {
    const photo = longJpeg(100_000);
    expect(byItsEnds("image/jpeg", photo, 4000)).toBe(true);
    expect(byItsEnds("image/jpeg", cutOff(photo), 4000)).toBe(false);
    // Motion photos: a video of megabytes behind the picture.
    const video = Buffer.alloc(50_000, Buffer.from("6d646174ff3c00", "hex"));
    expect(byItsEnds("image/jpeg", Buffer.concat([photo, video]), 4000)).toBe(true);
    expect(byItsEnds("image/jpeg", Buffer.concat([cutOff(photo), Buffer.alloc(9000)]), 4000)).toBe(
      false,
    );
  });

  it("is a whole PNG when its last chunk is there", () => {
    const long = pngPicture(16, 9, 100_000);
    expect(byItsEnds("image/png", long, 4000)).toBe(true);
    expect(byItsEnds("image/png", cutOff(long), 4000)).toBe(false);
  });
});
