import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findLive } from "@/db/repositories/live";
import { insertServerSample } from "@/db/repositories/server-samples";
import { insertSample } from "@/db/repositories/session-samples";
import { announceLive, beginPush, endPush } from "@/lib/services/live-fixture";
import {
  type BroadcastChartData,
  type ChartedBroadcasts,
  chartHours,
  mostChartPoints,
  type ServerChart,
} from "@/lib/shared/admin-charts";
import { askAdmin, callAdmin, headersOf, openConsole, type TestConsole } from "./admin-fixture";

const minute = 60_000;
const hour = 60 * minute;
let services: TestConsole;
let readonly: Record<string, string>;
beforeEach(async () => {
  services = openConsole();
  readonly = await headersOf(services, "readonly");
});
afterEach(() => services.stop());

const ask = (path: string) => askAdmin(services, `GET /api/admin/charts${path}`, readonly);
const chart = async (query: string) => (await ask(query)).data as unknown as ServerChart;
/** Moments before now, oldest first, with as many viewers as they are minutes before it. */
function noteMinutes(from: number, until: number, incomingKbps: number | null = 1000) {
  const nowMs = services.now();
  return services.database.write((db) => {
    for (let before = from; before > until; before -= 1) {
      const figures = { lives: 1, viewers: before, messages: 3, incomingKbps, outgoingKbps: null };
      insertServerSample(db, { ...figures, atMs: nowMs - before * minute, spanMs: minute });
    }
  });
}

describe("the server's chart", () => {
  it("of the last hour has its minutes as they were", async () => {
    await noteMinutes(90, 0);
    const { points, fromMs, untilMs, stretchMs } = await chart("?hours=1");
    expect({ untilMs, stretchMs }).toEqual({ untilMs: services.now(), stretchMs: minute });
    expect(points).toHaveLength(60);
    expect(points[0]).toEqual({
      ...{ atMs: fromMs, untilMs: fromMs + minute, lives: 1, viewers: 60 },
      ...{ messagesPerMinute: 3, incomingKbps: 1000, outgoingKbps: null },
    });
  });

  it("has never more points than can be told apart, and loses no peak and no message", async () => {
    await noteMinutes(2000, 0);
    for (const hours of chartHours) {
      const { points, stretchMs } = await chart(`?hours=${hours}`);
      expect(points.length).toBeLessThanOrEqual(mostChartPoints);
      expect(stretchMs * mostChartPoints).toBeGreaterThanOrEqual(hours * hour);
    }
    const { points } = await chart("?hours=168");
    expect(Math.max(...points.map(({ viewers }) => viewers))).toBe(2000);
    expect(new Set(points.map(({ messagesPerMinute }) => messagesPerMinute))).toEqual(new Set([3]));
  });

  it("has no point where the server did not run, and says until when the last one is", async () => {
    await noteMinutes(60, 40);
    await noteMinutes(20, 0);
    const { points } = await chart("");
    expect(points).toHaveLength(40);
    expect((points[20]?.atMs ?? 0) - (points[19]?.untilMs ?? 0)).toBe(20 * minute);
  });

  it("of any time, and empty of one of which nothing is known", async () => {
    await noteMinutes(60, 0);
    const nowMs = services.now();
    const some = await chart(`?fromMs=${nowMs - 30 * minute}&untilMs=${nowMs - 20 * minute}`);
    expect(some.points.map(({ viewers }) => viewers)).toEqual([
      30, 29, 28, 27, 26, 25, 24, 23, 22, 21,
    ]);
    expect((await chart(`?fromMs=0&untilMs=${hour}`)).points).toEqual([]);
  });

  it.each([
    ["?hours=0", 602],
    ["?hours=all", 602],
    ["?hours=999999", 602],
    ["?fromMs=2&untilMs=1", 4002],
    ["?fromMs=-5&untilMs=1", 4002],
    ["?fromMs=0", 4002],
    ["?fromMs=yesterday", 602],
  ])("refuses %s", async (query, code) => {
    expect((await ask(query)).code).toBe(code);
  });

  it("is the same for a spreadsheet, empty where nobody measured", async () => {
    await noteMinutes(2, 0);
    const answer = await callAdmin(services, "GET /api/admin/charts/csv?hours=1", readonly);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const lines = (await answer.text()).trim().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^"2027-.*Z","2027-.*Z","1","2","3","1000",""$/);
  });
});

describe("the charts of broadcasts", () => {
  it("are listed for everybody's, the newest first, page by page, each once", async () => {
    for (let at = 0; at < 23; at += 1) {
      const userid = `host_${String(at).padStart(2, "0")}`;
      await announceLive(services, userid, { groupid: "" });
      await beginPush(services, userid);
      // Some begin in the same millisecond.
      if (at % 3 === 0) services.advance(1000);
    }
    const first = (await ask("/broadcasts")).data as unknown as ChartedBroadcasts;
    const second = (await ask(`/broadcasts?cursor=${first.next}`))
      .data as unknown as ChartedBroadcasts;
    const all = [...first.broadcasts, ...second.broadcasts];
    expect(second.next).toBeNull();
    expect(new Set(all.map(({ userId }) => userId)).size).toBe(23);
    const times = all.map(({ startedMs }) => startedMs);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect((await ask("/broadcasts?cursor=x")).code).toBe(4002);
  });

  it("show how one went, and are not found for what is none", async () => {
    await announceLive(services, "host_01", { groupid: "" });
    await beginPush(services, "host_01");
    const id = findLive(services.database.read, "host_01")?.sessionId ?? "";
    const atMs = services.now() + 1000;
    await services.database.write((db) =>
      insertSample(db, {
        ...{ sessionId: id, atMs, viewers: 7, likes: 2, messages: 1 },
        incomingKbps: 1500,
      }),
    );
    services.advance(60_000);
    await endPush(services, "host_01");
    const data = (await ask(`/broadcasts/${id}`)).data as unknown as BroadcastChartData;
    expect(data.broadcast).toMatchObject({ id, userId: "host_01", title: "Run" });
    const [first, last] = data.samples;
    expect(first).toEqual({
      ...{ atMs, viewers: 7, likes: 2, messages: 1, incomingKbps: 1500, outgoingKbps: null },
    });
    expect(last).toMatchObject({ incomingKbps: null, outgoingKbps: null });
    for (const odd of ["nothing", "%25", "'"]) {
      expect((await ask(`/broadcasts/${odd}`)).code).toBe(2003);
    }
  });
});
