import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertChatMessage } from "@/db/repositories/chat-messages";
import {
  insertServerSample,
  joinedSamples,
  type ServerSampleRow,
} from "@/db/repositories/server-samples";
import type { EngineLoad } from "@/lib/media/types";
import type { ViewingFigures } from "@/lib/providers/live-provider";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { ServerSamples } from "./server-samples";
import { openTestServices, type TestServices } from "./services-fixture";

const minute = 60_000;
let services: TestServices;
let sentBytes: number | null;
let load: EngineLoad | null;
let viewing: () => Promise<ReadonlyMap<string, ViewingFigures>>;
let samples: ServerSamples;
beforeEach(() => {
  services = openTestServices();
  sentBytes = 0;
  load = { streams: 0, publishers: 0, rtmpConnections: 0, flvViewers: 0, incomingKbps: 0 };
  viewing = async () => new Map();
  samples = open();
});
afterEach(() => services.close());

function open() {
  const live = {
    get load() {
      return load;
    },
    get sentBytes() {
      return sentBytes;
    },
    viewing: () => viewing(),
  };
  return new ServerSamples({ ...services, live });
}
const rows = (stretchMs = 1) =>
  joinedSamples(services.database.read, 0, Number.MAX_SAFE_INTEGER, stretchMs).map(
    ({ rows: _rows, untilMs: _until, ...row }): ServerSampleRow => row,
  );
/** Looks every 15 s, as the server does. */
async function pass(ms: number, each: () => unknown = () => undefined) {
  for (let passed = 0; passed < ms; passed += 15_000) {
    services.advance(15_000);
    await each();
    await samples.look();
  }
}
let written = 0;
function write(count: number) {
  return services.database.write((db) => {
    for (let at = 0; at < count; at += 1) {
      written += 1;
      const ids = { id: `m${written}`, room: "host_01", kind: "text", userid: "u" };
      const rest = { nickname: "", headpic: "", text: "x", sentMs: services.now(), source: "web" };
      insertChatMessage(db, { ...ids, ...rest });
    }
  });
}

describe("a minute of the server", () => {
  it("keeps the most at one time, what was written, and the averages of what flowed", async () => {
    await write(3);
    await samples.look();
    const sinceMs = services.now();
    await announceLive(services, "host_01");
    await beginPush(services, "host_01");
    load = { ...(load as EngineLoad), incomingKbps: 3000 };
    await pass(30_000, () => write(2));
    await endPush(services, "host_01");
    load = { ...load, incomingKbps: 0 };
    sentBytes = 750_000;
    await pass(30_000);
    // Of five looks, two have seen 3000: the one that began the minute saw nothing yet.
    expect(rows()).toEqual([
      {
        ...{ atMs: sinceMs, spanMs: minute, lives: 1, viewers: 0, messages: 4 },
        ...{ incomingKbps: 1500, outgoingKbps: 100 },
      },
    ]);
  });

  it("goes on where the one before ended, although nobody looks at that very moment", async () => {
    await samples.look();
    services.advance(7000);
    await pass(3 * minute);
    const kept = rows();
    expect(kept.map(({ atMs }) => atMs % minute)).toEqual([0, 0, 0]);
    expect(kept.map(({ spanMs }) => spanMs)).toEqual([minute, minute, minute]);
  });

  it("in which the server did not run is not there", async () => {
    await samples.look();
    await pass(90_000);
    await samples.settle();
    services.advance(10 * minute);
    samples = open();
    await samples.look();
    await pass(90_000);
    await samples.settle();
    const kept = rows();
    expect(kept.map(({ spanMs }) => spanMs)).toEqual([minute, 30_000, 30_000, minute]);
    expect((kept[2]?.atMs ?? 0) - (kept[1]?.atMs ?? 0) - 30_000).toBe(10 * minute);
  });

  it("is not lost or doubled when the clock is put back", async () => {
    await samples.look();
    await pass(2 * minute);
    services.advance(-10 * minute);
    await samples.look();
    await pass(2 * minute);
    const times = rows().map(({ atMs }) => atMs);
    expect(new Set(times).size).toBe(times.length);
    expect(times).toHaveLength(4);
  });
});

describe("where a cloud sends", () => {
  const figure = (outgoingKbps: number | null): ViewingFigures => ({
    ...{ viewers: 0, flvViewers: null, outgoingKbps, incomingKbps: null, atMs: 0 },
  });
  beforeEach(() => {
    sentBytes = null;
    load = null;
  });

  it("what it says is summed up, and what it does not say is not known", async () => {
    await announceLive(services, "host_01");
    await beginPush(services, "host_01");
    viewing = async () =>
      new Map([
        ["a", figure(500)],
        ["b", figure(null)],
        ["c", figure(70)],
      ]);
    await samples.look();
    await pass(minute);
    viewing = async () => Promise.reject(new Error("silent"));
    await pass(minute);
    await pass(minute);
    const known = rows().map((row) => [row.incomingKbps, row.outgoingKbps]);
    expect(known).toEqual([
      [null, 570],
      [null, 570],
      [null, null],
    ]);
  });

  it("a silent one holds nothing up", async () => {
    await announceLive(services, "host_01");
    await beginPush(services, "host_01");
    viewing = () => new Promise(() => undefined);
    await samples.look();
    await pass(minute);
    await samples.settle();
    expect(rows().length).toBeGreaterThan(0);
  });
});

it("what is older than some days is kept by the quarter hour, and forgotten after some months", async () => {
  const nowMs = services.now();
  const hour = 60 * minute;
  const begin = Math.floor((nowMs - 60 * hour) / (15 * minute)) * 15 * minute;
  await services.database.write((db) => {
    const none = { lives: 0, viewers: 0, messages: 0, incomingKbps: null, outgoingKbps: null };
    insertServerSample(db, { ...none, atMs: nowMs - 91 * 24 * hour, spanMs: minute });
    for (let at = 0; at < 60; at += 1) {
      const some = { lives: at % 7, viewers: at, messages: 2 };
      // For a third of the time nobody measured.
      const incomingKbps = at % 3 === 0 ? null : 300;
      const row = { ...some, incomingKbps, outgoingKbps: null };
      insertServerSample(db, { ...row, atMs: begin + at * minute, spanMs: minute });
    }
  });
  await samples.look();
  await pass(minute);
  const old = rows().filter(({ atMs }) => atMs < nowMs - 48 * hour);
  expect(old).toHaveLength(4);
  expect(old[1]).toEqual({
    ...{ atMs: begin + 15 * minute, spanMs: 15 * minute, lives: 6, viewers: 29 },
    ...{ messages: 30, incomingKbps: 300, outgoingKbps: null },
  });
  await pass(2 * minute);
  expect(rows().filter(({ atMs }) => atMs < nowMs - 48 * hour)).toEqual(old);
});
