import { expect, it } from "vitest";
import { announcementOf, lastSeqOf } from "./announcement";
import { lineFixture, messageFixture } from "./chat-fixture";
import { unnumbered } from "./chat-state";
import { withoutWords } from "./removed-line";

const bob = { userId: "bob_01" };

it("says the newest message and how many came besides", () => {
  const lines = [lineFixture(1, bob), lineFixture(2, bob), lineFixture(3, bob)];
  expect(announcementOf(lines, 0, "alice_01")).toEqual({ nickname: "bob_01", text: "t3", more: 2 });
  expect(announcementOf(lines, 2, "alice_01")).toMatchObject({ text: "t3", more: 0 });
  expect(announcementOf(lines, 3, "alice_01")).toBeNull();
});

it("says nothing of what we wrote, of what was removed, and of what is not sent", () => {
  const pending = { ...messageFixture(unnumbered, bob), problem: null, removed: false };
  const lines = [
    lineFixture(1),
    withoutWords(lineFixture(2, bob)),
    { ...pending, delivery: "sending" } as const,
  ];
  expect(announcementOf(lines, 0, "alice_01")).toBeNull();
  expect(lastSeqOf(lines)).toBe(2);
});
