import fc from "fast-check";
import { expect, it } from "vitest";
import { attachmentHeader } from "./content-disposition";

it("names a download in UTF-8, and in ASCII for others", () => {
  expect(attachmentHeader("今晚的直播 (第2场)", "mp4")).toBe(
    "attachment; filename=\"_ (_2_).mp4\"; filename*=UTF-8''%E4%BB%8A%E6%99%9A%E7%9A%84%E7%9B%B4%E6%92%AD%20%28%E7%AC%AC2%E5%9C%BA%29.mp4",
  );
  expect(attachmentHeader("", "mp4")).toContain('filename="recording.mp4"');
});

it("is one clean header for whatever title", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (title) => {
      const header = attachmentHeader(title, "mp4");
      expect(header).toMatch(
        /^attachment; filename="[^"\\/%;]+\.mp4"; filename\*=UTF-8''[\w.~%-]+\.mp4$/,
      );
      expect(header).toMatch(/^[\x20-\x7e]+$/);
      expect(() => new Headers({ "content-disposition": header })).not.toThrow();
    }),
  );
});
