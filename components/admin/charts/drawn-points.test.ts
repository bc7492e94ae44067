import { expect, it } from "vitest";
import type { ServerChart, ServerPoint } from "@/lib/shared/admin-charts";
import { drawnPoints } from "./drawn-points";

const minute = 60_000;
const point = (atMinute: number, viewers: number): ServerPoint => ({
  ...{ atMs: atMinute * minute, untilMs: (atMinute + 1) * minute, lives: 1, viewers },
  ...{ messagesPerMinute: 0, incomingKbps: null, outgoingKbps: null },
});
const chart = (points: readonly ServerPoint[]): ServerChart => ({
  ...{ fromMs: 0, untilMs: 60 * minute, stretchMs: minute, points },
});
const seen = (points: readonly ServerPoint[]) =>
  drawnPoints(chart(points)).map(({ atMs, point: it }) => [
    Math.round((atMs / minute) * 100) / 100,
    it?.viewers ?? null,
  ]);

it("has no line over a time in which the server did not run", () => {
  expect(seen([point(10, 5), point(11, 6), point(30, 7), point(31, 8)])).toEqual([
    [0, null],
    [10, 5],
    [11, 6],
    [12, 6],
    [12, null],
    [30, 7],
    [31, 8],
    [32, 8],
    [32, null],
    [60, null],
  ]);
});

it("shows one moment alone, from the beginning to the end of what was asked for", () => {
  expect(seen([point(20, 3)])).toEqual([
    [0, null],
    [20, 3],
    [21, 3],
    [21, null],
    [60, null],
  ]);
  expect(seen([])).toEqual([
    [0, null],
    [60, null],
  ]);
});

it("goes to both edges where everything is known, and its times only grow", () => {
  const points = Array.from({ length: 60 }, (_, at) => point(at, at));
  const drawn = drawnPoints(chart(points));
  expect(drawn.every(({ point: it }) => it !== null)).toBe(true);
  expect([drawn[0]?.atMs, drawn.at(-1)?.atMs]).toEqual([0, 60 * minute]);
  const times = drawn.map(({ atMs }) => atMs);
  expect([...new Set(times)].sort((a, b) => a - b)).toEqual(times);
});
