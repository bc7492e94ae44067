import { describe, expect, it } from "vitest";
import { inUnit } from "./use-size";

describe("a number of bytes", () => {
  it.each([
    [0, 0, "byte"],
    [1023, 1023, "byte"],
    [1024, 1, "kilobyte"],
    [1024 ** 2 - 1, 1, "megabyte"],
    [1.5 * 1024 ** 3, 1.5, "gigabyte"],
    [2048 * 1024 ** 4, 2048, "terabyte"],
  ])("%d is %d %s", (bytes, value, unit) => {
    const found = inUnit(bytes);
    expect(found.unit).toBe(unit);
    expect(found.value).toBeCloseTo(value, 3);
  });
});
