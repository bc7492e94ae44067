import { expect, it } from "vitest";
import { wordsIn, wordsProblem } from "./settings-words";

it("reads one word from each line, each once", () => {
  expect(wordsIn(" spam*\n\n坏话\r\nspam*\n")).toEqual(["spam*", "坏话"]);
  expect(wordsIn("")).toEqual([]);
});

it.each([
  [["spam*", "a".repeat(60)], null],
  [["fine", "***"], { key: "blockedWordIdle", word: "***", count: 0 }],
  [["* *"], { key: "blockedWordIdle", word: "* *", count: 0 }],
  [["界".repeat(61)], { key: "blockedWordLong", word: `${"界".repeat(20)}…`, count: 60 }],
  [
    Array.from({ length: 201 }, (_, i) => `w${i}`),
    { key: "blockedWordsMany", word: "", count: 200 },
  ],
])("finds in %j what the server would refuse", (words, problem) => {
  expect(wordsProblem(words)).toEqual(problem);
});
