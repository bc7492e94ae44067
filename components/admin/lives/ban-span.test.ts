import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { banSpans } from "./ban-span";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-05-01T12:00:00") });
});
afterEach(() => {
  vi.useRealTimers();
});

it("offers spans that the server counts from when it is told", () => {
  expect(banSpans.hour("")).toEqual({ seconds: 3600 });
  expect(banSpans.week("")).toEqual({ seconds: 604_800 });
  expect(banSpans.ever("")).toEqual({});
});

it("takes a moment by the clock of whoever typed it", () => {
  const untilMs = new Date("2026-05-01T12:30:00").getTime();
  expect(banSpans.moment("2026-05-01T12:30")).toEqual({ untilMs });
});

it.each(["", "soon", "2026-05-01T12:00", "2020-01-01T00:00", "2099-01-01T00:00"])(
  "takes no moment that cannot be one: %j",
  (typed) => {
    expect(banSpans.moment(typed)).toBeNull();
  },
);
