import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { updateLive } from "@/db/repositories/live";
import { changeRoomSetting } from "@/db/repositories/room-settings";
import { noBan } from "./ban";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { ownIngestOf } from "./own-ingest";
import { openTestServices, type TestServices, tencentEnvironment } from "./services-fixture";
import { expireSessions } from "./stream-events";
import { endedShownMs, stateOf, studioOf } from "./studio";
import { goLive } from "./studio-orders";

const nowMs = 1_800_000_000_000;
const row = { ...noBan, addressIssuedMs: nowMs - 10_000 };
const key = { expiresAtMs: nowMs + 1000 };
const none = { row: null, last: null, graceUntilMs: null, key: { expiresAtMs: null }, nowMs };
const running = { endedMs: null, publicMs: nowMs - 5000 };
const preview = { endedMs: null, publicMs: null };
const ended = (agoMs: number) => ({ endedMs: nowMs - agoMs, publicMs: nowMs - agoMs - 1000 });

describe("where a broadcaster stands", () => {
  it.each([
    ["nobody ever asked for anything", none, "offline"],
    ["the room has settings and no address", { ...none, row }, "offline"],
    ["an address is out", { ...none, row, key }, "waiting"],
    ["the address has expired", { ...none, row, key: { expiresAtMs: nowMs } }, "offline"],
    ["a preview runs", { ...none, row, key, last: preview }, "preview"],
    ["a broadcast runs", { ...none, row, key, last: running }, "live"],
    ["it runs and the address has expired", { ...none, row, last: running }, "live"],
    [
      "its publisher is lost",
      { ...none, row, last: running, graceUntilMs: nowMs + 1000 },
      "reconnecting",
    ],
    [
      "that of a preview is lost",
      { ...none, row, last: preview, graceUntilMs: nowMs + 1000 },
      "reconnecting",
    ],
    ["it has just ended", { ...none, row, key, last: ended(5000) }, "ended"],
    ["another address was asked for since", { ...none, row, key, last: ended(20_000) }, "waiting"],
    [
      "it ended long ago and the address still works",
      { ...none, row: { ...row, addressIssuedMs: 0 }, key, last: ended(endedShownMs) },
      "waiting",
    ],
    ["it ended long ago", { ...none, row, last: ended(endedShownMs) }, "offline"],
    [
      "an administrator has forbidden it",
      { ...none, row: { ...row, forbidStatus: 1 }, key, last: running },
      "forbidden",
    ],
    [
      "it was forbidden until this moment",
      { ...none, row: { ...row, forbidStatus: 1, forbidUntilMs: nowMs }, key, last: running },
      "live",
    ],
  ] as const)("when %s", (_words, facts, state) => {
    expect(stateOf(facts)).toBe(state);
  });
});

describe("the studio", () => {
  const user = "alice_01";
  let services: TestServices;
  beforeEach(() => {
    services = openTestServices();
  });
  afterEach(() => services.close());
  const studio = () => studioOf(services, user, "http://live.example");
  const caller = {
    actor: { kind: "user", userId: user, nickname: "", role: "user" },
    clientIp: "203.0.113.7",
  } as const;

  it("shows who has no room yet an empty one", async () => {
    expect(await studio()).toMatchObject({
      ...{ userId: user, state: "offline", hlsUrl: "", broadcastId: null, ingest: null },
      ...{ refused: [], settings: { title: "" }, key: { server: "", expiresAtMs: null } },
    });
  });

  it("goes with the broadcaster from the address to the end, and keeps its secret", async () => {
    const { streamKey } = await announceLive(services, user);
    const views = [await studio()];
    await services.database.write((db) =>
      changeRoomSetting(db, user, { manualPublic: 1 }, services.now()),
    );
    services.advance(1000);
    const startedAtMs = services.now();
    await beginPush(services, user, "s1");
    views.push(await studio());
    services.advance(5000);
    const publicAtMs = services.now();
    await goLive(services, caller, user);
    await services.database.write((db) => updateLive(db, user, { webViewerCount: 3 }));
    views.push(await studio());
    services.advance(5000);
    const lostAtMs = services.now();
    await endPush(services, user, "s1", true);
    services.advance(2000);
    views.push(await studio());
    services.advance(services.config.reconnectGraceSeconds * 1000);
    await expireSessions(services, services.now());
    views.push(await studio());
    services.advance(endedShownMs);
    views.push(await studio());
    expect(views.map(({ state }) => state)).toEqual([
      ...["waiting", "preview", "live", "reconnecting", "ended", "waiting"],
    ]);
    const [, preview, onAir, lost, over, after] = views;
    expect(preview).toMatchObject({ startedAtMs, publicAtMs: null, viewerCount: 0 });
    expect(onAir).toMatchObject({ startedAtMs, publicAtMs, viewerCount: 3, graceUntilMs: null });
    const graceMs = services.config.reconnectGraceSeconds * 1000;
    expect(lost).toMatchObject({ graceUntilMs: lostAtMs + graceMs });
    expect(over).toMatchObject({ hlsUrl: "", broadcastId: onAir?.broadcastId, viewerCount: 0 });
    expect(after).toMatchObject({ broadcastId: null, startedAtMs: null });
    expect(views[0]?.key.server).toBe("rtmp://live.example/live");
    expect(JSON.stringify(views)).not.toContain(streamKey);
    expect(JSON.stringify(views)).not.toContain("txSecret");
  });
});

describe("what a cloud measures", () => {
  const user = "alice_01";
  const caller = {
    actor: { kind: "user", userId: user, nickname: "", role: "user" },
    clientIp: "203.0.113.7",
  } as const;
  let services: TestServices;
  let measuredAtMs: number;
  beforeEach(async () => {
    services = openTestServices(tencentEnvironment);
    measuredAtMs = services.now();
    Object.defineProperties(services.live, {
      ingest: { value: async () => ({ source: "cloud", measuredAtMs }) },
      ingestHistory: { value: async () => [{ atMs: measuredAtMs }] },
    });
    await announceLive(services, user);
  });
  afterEach(() => services.close());
  const shown = async () => (await studioOf(services, user, "")).ingest?.measuredAtMs ?? null;
  const charted = async () => (await ownIngestOf(services, caller)).length;

  it("is shown of the push that runs, never of one before it", async () => {
    expect([await shown(), await charted()]).toEqual([null, 0]);
    services.advance(60_000);
    await beginPush(services, user, "s1");
    expect([await shown(), await charted()]).toEqual([null, 0]);
    measuredAtMs = services.now() + 5000;
    services.advance(10_000);
    expect([await shown(), await charted()]).toEqual([measuredAtMs, 1]);
    await endPush(services, user, "s1", true);
    services.advance(5000);
    await beginPush(services, user, "s2");
    expect(await shown()).toBeNull();
    measuredAtMs = services.now() + 1000;
    expect(await shown()).toBe(measuredAtMs);
    await endPush(services, user, "s2");
    expect([await shown(), await charted()]).toEqual([null, 0]);
  });

  it("and what it does with a stream is not promised to be otherwise", async () => {
    expect(await studioOf(services, user, "")).toMatchObject({
      settings: { record: true, recordsToOrder: false, keepsPreviews: false },
      ingestNews: "late",
    });
  });
});
