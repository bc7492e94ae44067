import fc from "fast-check";
import { expect, it } from "vitest";
import { formatTenths, parseTime } from "./trim-time";

it("writes times to a tenth of a second", () => {
  expect(formatTenths(0)).toBe("0:00.0");
  expect(formatTenths(65.46)).toBe("1:05.5");
  expect(formatTenths(59.97)).toBe("1:00.0");
  expect(formatTenths(3723)).toBe("1:02:03.0");
});

it("reads times as people type them, and nothing else", () => {
  expect(parseTime("65,5")).toBe(65.5);
  expect(parseTime(" 1：05.5 ")).toBe(65.5);
  expect(parseTime("1:02:03")).toBe(3723);
  for (const text of ["", "a", "1:", ":5", "-3", "1:2:3:4", "1e3"])
    expect(parseTime(text)).toBeNull();
});

it("reads what it writes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (tenths) => {
      expect(parseTime(formatTenths(tenths / 10))).toBeCloseTo(tenths / 10, 5);
    }),
  );
});
