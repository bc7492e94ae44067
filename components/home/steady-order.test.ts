import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Room } from "@/lib/shared/models";
import { steadyOrder } from "./steady-order";

const room = (userId: string): Room => ({
  userId,
  title: userId,
  nickname: userId,
  avatarUrl: "",
  coverUrl: "",
  location: "",
  category: "",
  online: true,
  viewerCount: 0,
  likeCount: 0,
  startedAtMs: 0,
  hlsUrl: "",
  flvUrl: "",
  posterUrl: null,
});
const order = (shown: readonly string[], now: readonly string[]) =>
  steadyOrder(shown, now.map(room)).map(({ userId }) => userId);

describe("lives that are shown", () => {
  it("stay where they are, whoever is watched more by now", () => {
    expect(order(["a", "b", "c"], ["c", "a", "b"])).toEqual(["a", "b", "c"]);
  });

  it("close up when one ends, and let new ones follow in their order", () => {
    expect(order(["a", "b", "c"], ["x", "c", "y", "a"])).toEqual(["a", "c", "x", "y"]);
  });

  it("are all shown once, and none changes places with another", () => {
    const ids = fc.uniqueArray(fc.constantFrom(..."abcdefgh"));
    fc.assert(
      fc.property(ids, ids, (shown, now) => {
        const result = order(shown, now);
        expect([...result].sort()).toEqual([...now].sort());
        const kept = shown.filter((id) => now.includes(id));
        expect(result.slice(0, kept.length)).toEqual(kept);
      }),
    );
  });
});
