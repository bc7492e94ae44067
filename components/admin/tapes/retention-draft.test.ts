import { expect, it } from "vitest";
import { draftOf, wholeRules } from "./retention-draft";

it.each([
  [{ days: "", totalBytes: "", perBroadcasterBytes: "" }, [0, 0, 0]],
  [{ days: " 30 ", totalBytes: "1.5", perBroadcasterBytes: "0" }, [30, 1_610_612_736, 0]],
  [
    { days: "0", totalBytes: "0,25", perBroadcasterBytes: "1000" },
    [0, 268_435_456, 1000 * 1024 ** 3],
  ],
])("reads rules as somebody types them: %j", (draft, [days, totalBytes, perBroadcasterBytes]) => {
  expect(wholeRules(draft)).toEqual({ days, totalBytes, perBroadcasterBytes });
});

it.each(["-1", "1.5", "ten", "1e3", "36501", "９"])("takes %s for no number of days", (days) => {
  expect(wholeRules({ days, totalBytes: "", perBroadcasterBytes: "" })).toBeNull();
});

it.each(["-1", "1.2.3", "lots", "99999999999"])("takes %s for no size", (totalBytes) => {
  expect(wholeRules({ days: "", totalBytes, perBroadcasterBytes: "" })).toBeNull();
});

it("shows rules so that they are read as the same", () => {
  const rules = { days: 90, totalBytes: 1_234_567_890, perBroadcasterBytes: 0 };
  expect(wholeRules(draftOf(rules))).toEqual(rules);
});
