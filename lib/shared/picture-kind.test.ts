import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gifHead, jpegHead, pngPicture } from "@/lib/providers/picture-fixture";
import { readPictureHead } from "./picture-kind";

/** Bytes of hexadecimal text; blanks do not count. */
const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
const riff = "52494646 20000000 57454250";

describe("the head of a picture", () => {
  it.each([
    ["PNG", pngPicture(640, 360), "image/png", 640, 360],
    ["GIF", gifHead(320, 240), "image/gif", 320, 240],
    ["JPEG", jpegHead(1280, 720), "image/jpeg", 1280, 720],
    ["JPEG with much Exif", jpegHead(4032, 3024, 60_000), "image/jpeg", 4032, 3024],
    [
      "lossy WebP",
      hex(`${riff} 56503820 14000000 300100 9d012a 8002 6801`),
      "image/webp",
      640,
      360,
    ],
    [
      "lossless WebP",
      hex(`${riff} 5650384c 14000000 2f 7fc25900 0000000000`),
      "image/webp",
      640,
      360,
    ],
    [
      "extended WebP",
      hex(`${riff} 56503858 0a000000 10000000 7f0200 670100`),
      "image/webp",
      640,
      360,
    ],
  ])("of a %s tells type and size", (_name, bytes, contentType, width, height) => {
    expect(readPictureHead(bytes)).toEqual({ contentType, width, height });
  });

  it.each([
    ["HTML", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["SVG", Buffer.from("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>")],
    ["PDF", Buffer.from("%PDF-1.7 and so on, for long enough")],
    ["BMP", hex("424d 9a00 0000 0000 0000 7a00 0000 6c00 0000 0400 0000 0400 0000")],
    ["HEIC", hex("0000001c 66747970 68656963 00000000 6d696631 68656963 00000000")],
    ["nothing", Buffer.alloc(0)],
    ["a JPEG that is a page", Buffer.from("\xff\xd8<html><body onload=alert(1)></body>", "latin1")],
    ["a JPEG without a frame", hex("ffd8 ffda 000c 0301 0002 1103 1100 3f00 ffd9")],
    ["a GIF that is a script", Buffer.from("GIF89a=1;alert(1)//")],
    ["no pixels", pngPicture(0, 9)],
    ["too many pixels", pngPicture(8193, 1)],
    ["a JPEG without a height yet", jpegHead(100, 0)],
  ])("of %s is none", (_name, bytes) => {
    expect(readPictureHead(bytes)).toBeNull();
  });

  it("is found in no beginning that ends before the size", () => {
    for (const bytes of [pngPicture(640, 360).subarray(0, 24), gifHead(3, 2).subarray(0, 10)]) {
      for (let end = 0; end < bytes.length; end += 1) {
        expect(readPictureHead(bytes.subarray(0, end))).toBeNull();
      }
    }
  });

  it("is read in bounds whatever the bytes are, also in the middle of a larger buffer", () => {
    const starts = [pngPicture(), gifHead(1, 1), jpegHead(9, 9), hex(riff), hex("ffd8")];
    const bytes = fc
      .tuple(fc.constantFrom(...starts), fc.nat(40), fc.uint8Array({ maxLength: 300 }))
      .map(([start, keep, rest]) => Buffer.concat([start.subarray(0, keep), rest]));
    fc.assert(
      fc.property(bytes, (input) => {
        const head = readPictureHead(input);
        const inside = Buffer.concat([Buffer.alloc(7, 0xff), input, Buffer.alloc(64, 0xd8)]);
        expect(readPictureHead(inside.subarray(7, 7 + input.length))).toEqual(head);
        if (head) {
          expect(Math.min(head.width, head.height)).toBeGreaterThan(0);
          expect(Math.max(head.width, head.height)).toBeLessThanOrEqual(8192);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
