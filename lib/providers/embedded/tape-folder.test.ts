import { expect, it } from "vitest";
import { isTrimmedId, markOfTrim, trimmedId } from "./tape-folder";

it("names a trim by its recording and its order", () => {
  const once = trimmedId("m1-ab", "00000001", "aaaaaaaa");
  expect(once).toBe("m1-ab-t00000001aaaaaaaa");
  expect(markOfTrim(once)).toBe("00000001");
  expect(trimmedId(once, "00000002", "bbbbbbbb")).toBe("m1-ab-t00000002bbbbbbbb");
});

it("knows trims from before orders had marks", () => {
  expect(isTrimmedId("m1-ab-t12345678")).toBe(true);
  expect(markOfTrim("m1-ab-t12345678")).toBeUndefined();
  expect(trimmedId("m1-ab-t12345678", "00000001", "aaaaaaaa")).toBe("m1-ab-t00000001aaaaaaaa");
});

it.each(["m1-ab", "m1-t1234567", "m1-t123456789"])("takes %s for a recording itself", (liveId) => {
  expect(isTrimmedId(liveId)).toBe(false);
});
