import { expect, it } from "vitest";
import { chapterAt } from "./chapter-at";

const chapters = [
  { startSeconds: 40, title: "back" },
  { startSeconds: 0, title: "start" },
];

it.each([
  [0, "start"],
  [39.9, "start"],
  [40, "back"],
  [-1, undefined],
])("second %d belongs to the chapter %s", (seconds, title) => {
  expect(chapterAt(chapters, seconds)?.title).toBe(title);
});
