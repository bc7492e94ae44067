import { describe, expect, it } from "vitest";
import { hueOf, initialOf, lampOf } from "./cover-art";

const userIds = Array.from({ length: 200 }, (_, i) => `user_${i}`);

describe("a generated cover", () => {
  it("is the same for the same userid on the server and in every browser", () => {
    expect([hueOf("alice_01"), lampOf("alice_01")]).toEqual([
      hueOf("alice_01"),
      lampOf("alice_01"),
    ]);
    expect(hueOf("")).toBe(0x811c9dc5 % 360);
  });

  it("has a hue on the colour wheel and a lamp beside the middle", () => {
    for (const userId of userIds) {
      expect(hueOf(userId)).toBeGreaterThanOrEqual(0);
      expect(hueOf(userId)).toBeLessThan(360);
      const fromMiddle = Math.abs(lampOf(userId) - 50);
      expect(fromMiddle).toBeGreaterThan(20);
      expect(fromMiddle).toBeLessThan(40);
    }
  });

  it("differs between neighbours", () => {
    expect(new Set(userIds.map(hueOf)).size).toBeGreaterThan(100);
  });
});

it.each([
  ["mia", "M"],
  ["  李明", "李"],
  ["🎸 band", "🎸"],
  [" ", "?"],
])("takes the initial of %j as %s", (name, initial) => {
  expect(initialOf(name)).toBe(initial);
});
