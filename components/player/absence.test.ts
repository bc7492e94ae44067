import { expect, it } from "vitest";
import { hasSlept, type Presence, pausedByHiding, wasAway } from "./absence";

const watching: Presence = { seenAtMs: 100_000, hiddenAtMs: null, pausedAtMs: null };

it("takes timers that come seconds late for a machine that slept", () => {
  expect(hasSlept(watching, 100_300)).toBe(false);
  expect(hasSlept(watching, 106_000)).toBe(true);
});

it("knows that the timers of a hidden page are slow without any sleep", () => {
  expect(hasSlept({ ...watching, hiddenAtMs: 100_000 }, 160_000)).toBe(false);
});

it("calls away who hid the page for more than a glance elsewhere", () => {
  expect(wasAway({ ...watching, hiddenAtMs: 100_000 }, 102_000)).toBe(false);
  expect(wasAway({ ...watching, hiddenAtMs: 100_000 }, 106_000)).toBe(true);
});

it("tells the browser's pause at hiding from the viewer's", () => {
  const hidden = { ...watching, hiddenAtMs: 100_000 };
  expect(pausedByHiding({ ...hidden, pausedAtMs: 100_400 })).toBe(true);
  expect(pausedByHiding({ ...hidden, pausedAtMs: 99_600 })).toBe(true);
  expect(pausedByHiding({ ...hidden, pausedAtMs: 40_000 })).toBe(false);
  expect(pausedByHiding({ ...watching, pausedAtMs: 100_400 })).toBe(false);
});
