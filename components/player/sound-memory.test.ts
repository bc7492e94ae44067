import { expect, it } from "vitest";
import { soundOf } from "./sound-memory";

it.each<[unknown, number, boolean]>([
  [{ volume: 0.4, muted: true }, 0.4, true],
  [{ volume: 0, muted: false }, 0, false],
  [{ volume: 7, muted: "yes" }, 1, false],
  [{ volume: Number.NaN }, 1, false],
  ["loud", 1, false],
  [null, 1, false],
])("what is stored as %j is the volume %d, muted %s", (stored, volume, muted) => {
  expect(soundOf(stored)).toEqual({ volume, muted });
});
