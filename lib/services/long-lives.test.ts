import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as live from "@/db/repositories/live";
import * as livePushes from "@/db/repositories/live-pushes";
import * as liveSessions from "@/db/repositories/live-sessions";
import { announceLive } from "./live-fixture";
import { noteFound, noteGone } from "./seen-streams";
import { openTestServices, type TestServices } from "./services-fixture";
import { applyStreamEvent, expireSessions } from "./stream-events";

const streamName = "1000_alice_01";
const hourMs = 3_600_000;

let services: TestServices;
let t0: number;
beforeEach(async () => {
  services = openTestServices();
  t0 = services.now();
  await announceLive(services, "alice_01");
});
afterEach(() => services.close());

const start = (sequence: string) =>
  applyStreamEvent(services, { kind: "start", streamName, sequence, atMs: services.now() });
const stop = (sequence: string, resumable = false) =>
  applyStreamEvent(services, {
    ...{ kind: "stop", streamName, sequence, atMs: services.now(), resumable },
    ...{ errorCode: resumable ? 3 : 1, errorMessage: "" },
  });
const find = (publishedAtMs: number) =>
  services.database.write((db) => noteFound(services, db, { streamName, publishedAtMs }));
const lose = () => services.database.write((db) => noteGone(services, db, streamName));
const row = () => live.findLive(services.database.read, "alice_01");
const sessions = () => liveSessions.sessionsOfStreamSince(services.database.read, streamName, 0);
const times = () =>
  sessions().map(({ startedMs, endedMs }) => [startedMs - t0, endedMs && endedMs - t0]);
const pushId = (sequence: string) =>
  livePushes.findPush(services.database.read, streamName, sequence)?.id ?? "";
async function later(ms: number) {
  services.advance(ms);
  await expireSessions(services, services.now());
}

describe.each([20, 26, 50])("a broadcast %i h after one", (hours) => {
  it.each(["s1", ""])(
    "whose start was lost and whose end came with the sequence %j begins and ends",
    async (sequence) => {
      await later(60_000);
      await find(t0);
      await later(hourMs);
      await stop(sequence);
      await later(hours * hourMs);
      await start("s2");
      expect(row()?.status).toBe(1);
      await later(1000);
      await stop("s2");
      expect(row()?.status).toBe(0);
      expect(sessions()).toHaveLength(2);
    },
  );

  it("whose end was lost, and another between them, begins and ends", async () => {
    await start("s1");
    await later(hourMs);
    await start("s2");
    await later(10_000);
    await stop("s2");
    await later(hours * hourMs);
    await start("s3");
    await later(1000);
    await stop("s3");
    expect(row()?.status).toBe(0);
    expect(sessions()).toHaveLength(2);
  });

  it("that was seen to be gone begins, and a report that comes then changes its end alone", async () => {
    await start("s1");
    await later(hourMs);
    await lose();
    await later(hours * hourMs);
    await start("s2");
    expect(times()).toEqual([
      [0, 0],
      [hourMs + hours * hourMs, null],
    ]);
    expect(row()?.status).toBe(1);
  });
});

it("a broadcast of 30 h with a reconnection in its first hour is one", async () => {
  await start("s1");
  await later(hourMs);
  await stop("s1", true);
  await later(10_000);
  await start("s2");
  await later(30 * hourMs);
  await stop("s2");
  expect(times()).toEqual([[0, 31 * hourMs + 10_000]]);
});

it("a broadcast keeps its id when the report of its start comes late", async () => {
  await later(60_000);
  await find(t0);
  const [before] = sessions();
  await applyStreamEvent(services, { kind: "start", streamName, sequence: "s1", atMs: t0 });
  await later(1000);
  await stop("s1");
  expect(sessions()).toMatchObject([{ id: before?.id, startedMs: t0, endedMs: services.now() }]);
});

it("goes on after more short broadcasts within the hour than a statement takes values", async () => {
  await start("first");
  await stop("first");
  const [known] = sessions();
  const push = livePushes.findPush(services.database.read, streamName, "first");
  if (!known || !push) throw new Error("Nothing was noted.");
  await services.database.write((db) => {
    for (let i = 0; i < 40_000; i += 1)
      liveSessions.insertSession(db, { ...known, id: `before-${i}` });
    livePushes.insertPush(db, {
      ...push,
      id: "other",
      sequence: "other",
      sessionId: "before-39999",
    });
  });
  expect(livePushes.pushesOfStreamSince(services.database.read, streamName, t0 + hourMs)).toEqual(
    [],
  );
  const pushes = livePushes.pushesOfStreamSince(services.database.read, streamName, t0 - hourMs);
  expect(pushes.map(({ sequence }) => sequence).sort()).toEqual(["first", "other"]);
});

it("of our own engine is not gone through again when it was over an hour ago", async () => {
  await start("s1");
  await later(60_000);
  await stop("s1");
  await later(2 * hourMs);
  await services.database.write((db) =>
    livePushes.updatePush(db, pushId("s1"), { endedMs: t0 + 1 }),
  );
  await start("s2");
  expect(times()).toEqual([
    [0, 60_000],
    [60_000 + 2 * hourMs, null],
  ]);
});
