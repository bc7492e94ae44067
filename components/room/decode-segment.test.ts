import { expect, it } from "vitest";
import { decodeSegment } from "./decode-segment";

it.each([
  ["alice_01", "alice_01"],
  ["a%2Bb%3D", "a+b="],
  ["%E5%B0%8F", "小"],
  // Not an escape; the id is then simply not found.
  ["100%", "100%"],
])("the segment %j stands for %j", (segment, id) => {
  expect(decodeSegment(segment)).toBe(id);
});
