import fc from "fast-check";
import { expect, it } from "vitest";
import { maxChatTextBytes, maxDanmakuCharacters } from "@/lib/shared/chat";
import { draftLimit } from "./draft-limit";

it.each([
  ["", false, { unit: "bytes", left: 160, near: false }],
  ["a".repeat(100), false, { unit: "bytes", left: 60, near: true }],
  ["你".repeat(54), false, { unit: "bytes", left: -2, near: true }],
  ["  padded  ", false, { unit: "bytes", left: 154, near: false }],
  ["a".repeat(34), true, { unit: "bytes", left: 126, near: false }],
  ["a".repeat(35), true, { unit: "characters", left: 15, near: true }],
  ["你".repeat(51), true, { unit: "characters", left: -1, near: true }],
  // 41 characters of 4 bytes fly, and are too many bytes all the same.
  ["😀".repeat(41), true, { unit: "bytes", left: -4, near: true }],
] as const)("%s (over the picture: %s)", (text, flies, limit) => {
  expect(draftLimit(text, flies)).toEqual(limit);
});

it("says that a text fits exactly when the server will take it", () => {
  const texts = fc.string({ unit: "binary", maxLength: 220 }).map((text) => text.trim());
  fc.assert(
    fc.property(texts, fc.boolean(), (text, flies) => {
      const bytes = new TextEncoder().encode(text).length;
      const fits =
        bytes <= maxChatTextBytes && (!flies || [...text].length <= maxDanmakuCharacters);
      expect(draftLimit(text, flies).left >= 0).toBe(fits);
    }),
  );
});
