import { expect, it } from "vitest";
import { mergedWords } from "./merged-words";

it.each([
  [
    ["a", "b"],
    ["a", "b", "own"],
    ["a", "b", "theirs"],
    ["a", "b", "theirs", "own"],
  ],
  [["a", "b"], ["b"], ["a", "b", "theirs"], ["b", "theirs"]],
  [["a", "b"], ["a", "b"], ["b"], ["b"]],
  [["a"], ["a", "same"], ["a", "same"], ["a", "same"]],
  [[], ["own"], [], ["own"]],
])("of %j made %j, while somebody else made %j: %j", (before, own, theirs, merged) => {
  expect(mergedWords(before, own, theirs)).toEqual(merged);
});
