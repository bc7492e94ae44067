import { expect, it } from "vitest";
import { type CountedView, ViewMemory } from "./view-memory";

const view: CountedView = {
  tapeId: "t1",
  viewer: "browser-1",
  clientIp: "203.0.113.1",
  perAddress: 3,
  nowMs: 0,
};
const hourMs = 3_600_000;

it("a view counts once per viewer and recording, and again after some hours", () => {
  const memory = new ViewMemory();
  expect(memory.note(view)).toBe(true);
  expect(memory.note({ ...view, nowMs: hourMs })).toBe(false);
  expect(memory.note({ ...view, tapeId: "t2", nowMs: hourMs })).toBe(true);
  expect(memory.note({ ...view, nowMs: 6 * hourMs })).toBe(true);
});

it("invented viewers behind one address count no further than a few", () => {
  const memory = new ViewMemory();
  const counted = Array.from({ length: 50 }, (_, i) =>
    memory.note({ ...view, viewer: `browser-${i}` }),
  ).filter(Boolean);
  expect(counted).toHaveLength(3);
  expect(memory.note({ ...view, viewer: "elsewhere", clientIp: "203.0.113.2" })).toBe(true);
});

it("more viewers than fit push out the oldest", () => {
  const memory = new ViewMemory(100);
  for (let i = 0; i < 1000; i += 1) {
    memory.note({ ...view, viewer: `browser-${i}`, perAddress: 0, nowMs: i });
  }
  expect(memory.note({ ...view, viewer: "browser-999", perAddress: 0, nowMs: 1000 })).toBe(false);
  expect(memory.note({ ...view, viewer: "browser-0", perAddress: 0, nowMs: 1000 })).toBe(true);
});
