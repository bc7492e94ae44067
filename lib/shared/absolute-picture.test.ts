import { describe, expect, it } from "vitest";
import { absolutePicture } from "./absolute-picture";

describe("absolutePicture", () => {
  it.each([
    ["https://cdn.example/a.jpg", "http://h", "https://cdn.example/a.jpg"],
    ["/uploads/alice_01/a b.jpg", "http://h:3000", "http://h:3000/uploads/alice_01/a%20b.jpg"],
    ["/uploads/a.jpg", "", undefined],
    ["", "http://h", undefined],
    ["data:image/png;base64,AA", "http://h", undefined],
    ["javascript:alert(1)", "http://h", undefined],
  ])("%s at %s is %s", (picture, origin, address) => {
    expect(absolutePicture(picture, origin)).toBe(address);
  });
});
