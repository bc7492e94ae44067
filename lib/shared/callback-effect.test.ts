import { expect, it } from "vitest";
import { forbiddenIn, forbiddenReason, publishObjections } from "./callback-effect";

it.each([
  [null, ""],
  [null, "Spam. Reason: more"],
  [1_800_000_000_000, ""],
  [1_800_000_000_123, "它很吵"],
])("is read as it was written: a ban until %j because of %j", (untilMs, why) => {
  expect(forbiddenIn(forbiddenReason(untilMs, why))).toEqual({ untilMs, why });
});

it("is no ban what says something else", () => {
  expect(forbiddenIn(publishObjections.rotated)).toBeNull();
  expect(forbiddenIn("This broadcaster may not go live until doomsday.")).toBeNull();
});
