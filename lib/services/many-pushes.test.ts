import SqliteDatabase from "better-sqlite3";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { findLive } from "@/db/repositories/live";
import { insertPush, type NewPushRow } from "@/db/repositories/live-pushes";
import { broadcastPageOf, broadcastsOf, maxReconnectionsMarked } from "./broadcasts";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { refusedErrorCode } from "./push-facts";
import { pushesLookedFor } from "./recording-state";
import { openTestServices, type TestServices, tencentEnvironment } from "./services-fixture";
import { emptyPush } from "./stream-events";
import { studioOf } from "./studio";

const user = "alice_01";
const streamName = `${tencentEnvironment.APP_BIZID}_${user}`;
/** A bad line: eight seconds of picture, two without. */
const pushes = 5000;
const everyMs = 10_000;
const lastsMs = 8000;
/** What else is read of a broadcast is a few rows. */
const fewRows = 20;

let services: TestServices;
let startedMs: number;
let measuredAtMs: number;
const lastBeganMs = () => startedMs + (pushes - 1) * everyMs;

/** A broadcast of that many pushes, of which the last one runs. */
beforeEach(async () => {
  services = openTestServices(tencentEnvironment);
  Object.defineProperty(services.live, "ingest", {
    value: async () => ({ source: "cloud", measuredAtMs }),
  });
  await announceLive(services, user);
  startedMs = services.now();
  await beginPush(services, user, "push-0");
  services.advance(lastsMs);
  await endPush(services, user, "push-0", true);
  const sessionId = findLive(services.database.read, user)?.sessionId ?? "";
  const push = (i: number): NewPushRow => ({
    ...{ ...emptyPush(streamName, `push-${i}`), sessionId, startedMs: startedMs + i * everyMs },
    ...(i < pushes - 1 && { endedMs: startedMs + i * everyMs + lastsMs, resumable: 1 }),
  });
  await services.database.write((db) => {
    for (let i = 1; i < pushes - 1; i += 1) insertPush(db, push(i));
    // One that was not let in has never come back.
    const refused = { ...push(0), id: "refused", sequence: "refused", startedMs: startedMs + 1 };
    insertPush(db, { ...refused, endedMs: startedMs + 2, errorCode: refusedErrorCode });
  });
  services.advance(lastBeganMs() - services.now());
  await beginPush(services, user, `push-${pushes - 1}`);
});
afterEach(() => services.close());

/** Rows that the database answers while this is asked. */
async function rowsOf(ask: () => unknown): Promise<number> {
  const file = new SqliteDatabase(":memory:");
  const statements: SqliteDatabase.Statement = Object.getPrototypeOf(file.prepare("select 1"));
  file.close();
  const all = vi.spyOn(statements, "all");
  const get = vi.spyOn(statements, "get");
  try {
    await ask();
    const rows = all.mock.results.reduce((sum, { value }) => sum + value.length, 0);
    return rows + get.mock.results.filter(({ value }) => value !== undefined).length;
  } finally {
    vi.restoreAllMocks();
  }
}

it("of one broadcast are not all read for the studio, which tells of the last what a cloud measured", async () => {
  const shown = async () => (await studioOf(services, user, "")).ingest?.measuredAtMs ?? null;
  services.advance(5000);
  measuredAtMs = lastBeganMs() - 1;
  expect(await shown()).toBeNull();
  measuredAtMs = lastBeganMs();
  expect(await shown()).toBe(measuredAtMs);
  const rows = await rowsOf(shown);
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThan(fewRows);
});

it("are counted on its page, and marked over all of its time as far as a chart can show them", async () => {
  services.advance(lastsMs);
  await endPush(services, user, `push-${pushes - 1}`);
  const id = findLive(services.database.read, user)?.sessionId ?? "";
  const page = () => broadcastPageOf(services, user, id);
  const { reconnections, reconnectedAtMs: marks } = page();
  expect(reconnections).toBe(pushes - 1);
  expect(marks.length).toBeLessThanOrEqual(maxReconnectionsMarked);
  expect(marks.length).toBeGreaterThan(maxReconnectionsMarked * 0.9);
  expect(marks).toEqual([...marks].sort((a, b) => a - b));
  expect(marks[0]).toBe(startedMs + everyMs);
  const gaps = marks.slice(1).map((at, i) => at - (marks[i] ?? 0));
  expect(Math.max(...gaps) / Math.min(...gaps)).toBeLessThan(1.2);
  expect(await rowsOf(page)).toBeLessThan(maxReconnectionsMarked + fewRows);
});

it("have the last of their files looked for, whose recordings are the last to come", async () => {
  services.advance(lastsMs);
  await endPush(services, user, `push-${pushes - 1}`);
  const history = () => broadcastsOf(services, user, 1);
  const recording = () => history().items[0]?.recording;
  await addTape(services, user, "last", { seconds: lastsMs / 1000 });
  expect(recording()).toBe("processing");
  expect(await rowsOf(history)).toBeLessThan(pushesLookedFor + fewRows);
  const lookedForSeconds = (pushesLookedFor * everyMs) / 1000;
  await addTape(services, user, "all of them", { seconds: lookedForSeconds });
  expect(recording()).toBe("ready");
});
