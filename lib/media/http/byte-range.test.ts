import { expect, it } from "vitest";
import { parseByteRange } from "./byte-range";

it.each([
  ["bytes=0-9", { start: 0, end: 9 }],
  ["bytes=90-", { start: 90, end: 99 }],
  ["bytes=90-500", { start: 90, end: 99 }],
  ["bytes=-10", { start: 90, end: 99 }],
  ["bytes=-500", { start: 0, end: 99 }],
  ["bytes=100-", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=9-3", undefined],
  ["bytes=0-1,5-6", undefined],
  ["items=0-1", undefined],
  ["bytes=-", undefined],
  [undefined, undefined],
] as const)("reads %s of 100 bytes", (header, expected) => {
  expect(parseByteRange(header, 100)).toEqual(expected);
});
