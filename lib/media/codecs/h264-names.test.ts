import { expect, it } from "vitest";
import { h264Names } from "./h264-names";

it.each([
  ["constrained baseline", [66, 0xc0, 31], { profile: "Baseline", level: "3.1" }],
  ["high", [100, 0, 40], { profile: "High", level: "4.0" }],
  ["level 1b by its constraint flag", [77, 0x10, 11], { profile: "Main", level: "1b" }],
  ["level 1b by its own number", [100, 0, 9], { profile: "High", level: "1b" }],
  [
    "level 1.1 of a profile that has no such flag",
    [100, 0x10, 11],
    { profile: "High", level: "1.1" },
  ],
  ["a profile nobody pushes", [44, 0, 52], { profile: "", level: "5.2" }],
] as const)("names %s", (_, [profileIdc, constraints, levelIdc], expected) => {
  expect(h264Names(profileIdc, constraints, levelIdc)).toEqual(expected);
});
