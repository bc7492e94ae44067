import { afterEach, beforeEach, expect, it } from "vitest";
import { sessionsOfStreamSince } from "@/db/repositories/live-sessions";
import { insertSample, samplesOf } from "@/db/repositories/session-samples";
import type { StreamEvent } from "@/lib/shared/stream-event";
import { openFigures } from "./figures-fixture";
import { announceLive } from "./live-fixture";
import { applyStreamEvent } from "./stream-events";

const room = "alice_01";
let world: ReturnType<typeof openFigures>;
let streamName: string;
let t0: number;
beforeEach(async () => {
  world = openFigures(room);
  streamName = `${world.services.config.appBizid}_${room}`;
  t0 = world.services.now();
  await announceLive(world.services, room);
});
afterEach(() => world.services.close());

const apply = (event: StreamEvent) => applyStreamEvent(world.services, event);
const start = (sequence: string, atMs: number) =>
  apply({ kind: "start", streamName, sequence, atMs });
const goodbye = (sequence: string, atMs: number) => {
  const end = { errorCode: 1, errorMessage: "", resumable: false };
  return apply({ kind: "stop", streamName, sequence, atMs, ...end });
};
const like = async (times: number) => {
  for (let n = 0; n < times; n += 1) await world.like(1);
};
const sessions = () => sessionsOfStreamSince(world.services.database.read, streamName, 0);
const sampleAt = (sessionId: string, atMs: number) =>
  world.services.database.write((db) =>
    insertSample(db, { sessionId, atMs, viewers: 1, likes: 0, messages: 0 }),
  );
const samplesOfEach = () =>
  sessions().map(({ id }) => samplesOf(world.services.database.read, id).map(({ atMs }) => atMs));

it("likes and moments count once when a late report shows that a broadcast was two", async () => {
  await start("a", t0);
  world.services.advance(10_000);
  await start("b", t0 + 10_000);
  await like(3);
  await sampleAt(sessions()[0]?.id ?? "", t0 + 1000);
  await goodbye("a", t0 + 5000);
  expect(sessions()).toMatchObject([{ likeCount: 3 }, { likeCount: 0 }]);
  expect(samplesOfEach()).toEqual([[t0 + 1000], []]);
  await like(2);
  await goodbye("b", t0 + 20_000);
  expect(sessions().map(({ likeCount }) => likeCount)).toEqual([3, 2]);
});

it("nothing is lost when a late report shows that two broadcasts were one", async () => {
  await start("a", t0);
  await like(3);
  await world.phoneEnters("fan_0002");
  await goodbye("a", t0 + 5000);
  world.services.advance(10_000);
  await start("c", t0 + 10_000);
  await like(2);
  await world.phoneEnters("fan_0002");
  await world.phoneEnters("fan_0003");
  // It took over from the first, and the next one took over from it.
  await start("b", t0 + 4000);
  expect(sessions()).toMatchObject([{ likeCount: 5, peakViewers: 2, viewerTotal: 2 }]);
  expect(world.live()).toMatchObject({ status: 1, likeCount: 5 });
  await like(1);
  await goodbye("c", t0 + 20_000);
  expect(sessions()).toMatchObject([{ likeCount: 6 }]);
});
