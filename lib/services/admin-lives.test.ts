import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findLive, updateLive } from "@/db/repositories/live";
import { findSession } from "@/db/repositories/live-sessions";
import { changeRoomSetting } from "@/db/repositories/room-settings";
import type { LivesQuestion } from "@/lib/shared/admin-lives";
import type { Caller } from "./acting";
import { listAdminLives } from "./admin-lives";
import { type CloudEdge, openCloudEdge } from "./cloud-edge-fixture";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { noteFound } from "./seen-streams";
import { openTestServices, type TestServices } from "./services-fixture";
import { forbidLive, stopLive } from "./steering";

const admin: Caller = {
  actor: { kind: "user", userId: "root_99", nickname: "", role: "admin" },
  clientIp: "203.0.113.9",
};

describe("the list of an embedded server", () => {
  let services: TestServices;
  beforeEach(() => {
    services = openTestServices();
  });
  afterEach(() => services.close());

  const list = (question: LivesQuestion = {}) => listAdminLives(services, admin, question);
  const names = async (question: LivesQuestion = {}) =>
    (await list(question)).lives.map(({ userId }) => userId);

  it("has who is on air, also unannounced, and who is forbidden, and nobody else", async () => {
    await announceLive(services, "alice_01");
    await beginPush(services, "alice_01");
    await announceLive(services, "bob_02");
    await announceLive(services, "carol_03");
    await services.database.write((db) => updateLive(db, "carol_03", { forbidStatus: 1 }));
    await announceLive(services, "dave_04");
    await services.database.write((db) => updateLive(db, "dave_04", { announced: 0 }));
    await beginPush(services, "dave_04");
    const { lives, total } = await list();
    expect(lives.map(({ userId, onAir, forbidden }) => [userId, onAir, forbidden])).toEqual([
      ["dave_04", true, false],
      ["alice_01", true, false],
      ["carol_03", false, true],
    ]);
    expect(total).toBe(3);
    expect(lives[0]?.announced).toBe(false);
  });

  it("says from when and by which push, and until when a lost publisher is waited for", async () => {
    await announceLive(services, "alice_01");
    const beganMs = services.now();
    await beginPush(services, "alice_01", "s1");
    expect((await list()).lives).toMatchObject([
      {
        startedAtMs: beganMs,
        push: { startedAtMs: beganMs, reported: true },
        graceUntilMs: null,
      },
    ]);
    services.advance(5000);
    await endPush(services, "alice_01", "s1", true);
    expect((await list()).lives).toMatchObject([{ onAir: true, push: null }]);
    expect((await list()).lives[0]?.graceUntilMs).toBeGreaterThan(services.now());
    services.advance(5000);
    await beginPush(services, "alice_01", "s2");
    expect((await list()).lives).toMatchObject([
      { startedAtMs: beganMs, push: { startedAtMs: beganMs + 10_000 }, graceUntilMs: null },
    ]);
  });

  it("has pages, also when somebody comes and goes in between", async () => {
    for (let index = 0; index < 51; index += 1) {
      await announceLive(services, `user_${index}`);
      await beginPush(services, `user_${index}`);
      services.advance(1000);
    }
    const first = await list();
    expect(first).toMatchObject({ total: 51, isTotalCut: false, next: expect.any(String) });
    expect(first.lives.map(({ userId }) => userId)).toEqual(
      Array.from({ length: 50 }, (_, index) => `user_${50 - index}`),
    );
    await announceLive(services, "newcomer_1");
    await beginPush(services, "newcomer_1");
    const second = await list({ cursor: first.next ?? "" });
    expect(second).toMatchObject({ total: 52, next: null, lives: [{ userId: "user_0" }] });
  });

  it.each(["", "x", "1.2", "9.9.alice_01", "1.-5.alice", "1.99999999999999999.a"])(
    "begins at the beginning for what never was a cursor: %j",
    async (cursor) => {
      await announceLive(services, "alice_01");
      await beginPush(services, "alice_01");
      expect(await names({ cursor })).toEqual(["alice_01"]);
    },
  );

  it("finds by title, names and stream, whatever signs are looked for", async () => {
    await announceLive(services, "alice_01", { title: "100% chess_", nickname: "爱丽丝" });
    await announceLive(services, "bob_02", { title: "Cooking", nickname: "O'Bob \\" });
    for (const userid of ["alice_01", "bob_02"]) await beginPush(services, userid);
    const found = async (q: string) => names({ q });
    expect(await found("CHESS")).toEqual(["alice_01"]);
    expect(await found("爱丽")).toEqual(["alice_01"]);
    expect(await found("%")).toEqual(["alice_01"]);
    expect(await found("'")).toEqual(["bob_02"]);
    expect(await found("\\")).toEqual(["bob_02"]);
    expect(await found("1000_bob")).toEqual(["bob_02"]);
    expect(await found("_")).toEqual(["bob_02", "alice_01"]);
    expect(await found("nobody")).toEqual([]);
  });

  it("filters by state and category, and orders by viewers", async () => {
    for (const userid of ["alice_01", "bob_02", "carol_03"]) {
      await announceLive(services, userid);
      await beginPush(services, userid, userid);
      services.advance(1000);
    }
    await services.database.write((db) => {
      updateLive(db, "alice_01", { category: "music", viewerCount: 5 });
      updateLive(db, "bob_02", { viewerCount: 7 });
    });
    await forbidLive(services, admin, "carol_03", { untilMs: null, reason: "" });
    await endPush(services, "alice_01", "alice_01", true);
    expect(await names({ state: "onAir" })).toEqual(["bob_02", "alice_01"]);
    expect(await names({ state: "reconnecting" })).toEqual(["alice_01"]);
    expect(await names({ state: "forbidden" })).toEqual(["carol_03"]);
    expect(await names({ category: "music" })).toEqual(["alice_01"]);
    expect(await names({ sort: "viewers" })).toEqual(["bob_02", "alice_01", "carol_03"]);
  });

  it("has nobody whose ban has ended this second, and says of others until when and why", async () => {
    await announceLive(services, "alice_01");
    await announceLive(services, "bob_02");
    const untilMs = services.now() + 60_000;
    await forbidLive(services, admin, "alice_01", { untilMs, reason: "Spam" });
    await forbidLive(services, admin, "bob_02", { untilMs: null, reason: "" });
    expect((await list()).lives).toMatchObject([
      { userId: "bob_02", forbidden: true, forbidUntilMs: null, forbidReason: "" },
      { userId: "alice_01", forbidden: true, forbidUntilMs: untilMs, forbidReason: "Spam" },
    ]);
    services.advance(60_000);
    expect(await names()).toEqual(["bob_02"]);
  });

  it("has what is not public yet, marked so and without its picture, and it can be ended", async () => {
    await announceLive(services, "alice_01");
    await beginPush(services, "alice_01");
    services.advance(1000);
    await announceLive(services, "bob_02", { nickname: "Bob" });
    await services.database.write((db) =>
      changeRoomSetting(db, "bob_02", { manualPublic: 1 }, services.now()),
    );
    const beganMs = services.now();
    await beginPush(services, "bob_02", "s1");
    const onAir = { onAir: true, preview: false, runs: true };
    const preview = { onAir: false, preview: true, runs: true, graceUntilMs: null };
    const isFor = { hlsUrl: "", flvUrl: "", posterUrl: null, startedAtMs: beganMs };
    const push = { startedAtMs: beganMs };
    // Whoever is on air stands before.
    expect((await list()).lives).toMatchObject([onAir, { ...preview, ...isFor, push }]);
    expect(await names({ state: "preview" })).toEqual(["bob_02"]);
    expect(await names({ state: "onAir" })).toEqual(["alice_01"]);
    expect(await names({ q: "bob" })).toEqual(["bob_02"]);
    await services.database.write((db) => updateLive(db, "alice_01", { viewerCount: 7 }));
    const second = await list({ cursor: "2.7.alice_01", sort: "viewers" });
    expect(second.lives).toMatchObject([{ userId: "bob_02" }]);

    services.advance(1000);
    await endPush(services, "bob_02", "s1", true);
    expect(await names({ state: "reconnecting" })).toEqual(["bob_02"]);
    await beginPush(services, "bob_02", "s2");
    await stopLive(services, admin, "bob_02", "Not here");
    const sessionId = findLive(services.database.read, "bob_02")?.sessionId ?? "";
    expect(findSession(services.database.read, sessionId)).toMatchObject({ endedBy: "root_99" });
    await endPush(services, "bob_02", "s2");
    expect(await names()).toEqual(["alice_01"]);
  });

  it("says of who is forbidden whether media arrive all the same, so that they can be ended", async () => {
    await announceLive(services, "alice_01");
    await beginPush(services, "alice_01");
    await forbidLive(services, admin, "alice_01", { untilMs: null, reason: "" });
    // The source has not ended it.
    expect((await list()).lives).toMatchObject([{ onAir: false, forbidden: true, runs: true }]);
    await endPush(services, "alice_01");
    expect((await list()).lives).toMatchObject([{ forbidden: true, runs: false, push: null }]);
  });

  it("asks the engine, which always answers", async () => {
    await announceLive(services, "alice_01");
    await beginPush(services, "alice_01");
    expect(await list()).toMatchObject({
      states: "answered",
      figures: "answered",
      lives: [{ sourceState: "inactive", figures: null, health: { level: "unknown" } }],
    });
  });

  it("is for staff alone", async () => {
    const user: Caller = {
      actor: { kind: "user", userId: "u_1", nickname: "", role: "user" },
      clientIp: "",
    };
    await expect(listAdminLives(services, user, {})).rejects.toMatchObject({ code: "unverified" });
  });
});

describe("the list of a server on LVB", () => {
  let cloud: CloudEdge;
  beforeEach(async () => {
    cloud = await openCloudEdge();
  });
  afterEach(() => cloud.close());

  const list = () => listAdminLives(cloud.services, admin, {});
  const streams = () => cloud.edge.pushes().map(({ streamName }) => streamName);
  /** On air by what the comparison sees; ten seconds young streams are not concluded about. */
  async function goLive() {
    await cloud.push("alice_01");
    await expect.poll(streams).toEqual(["8888_alice_01"]);
    await beginPush(cloud.services, "alice_01");
  }

  it("has the cloud's state and figures of each stream", async () => {
    await goLive();
    const { hls } = cloud.services.live.playUrls("8888_alice_01", "");
    const looked = async () => {
      const response = await fetch(hls);
      await response.arrayBuffer();
      return list();
    };
    // The cloud counts by minutes of the clock, and a new one may begin between watching and asking.
    const measured = { sourceState: "active", figures: { viewers: 1, incomingKbps: null } };
    await expect
      .poll(looked)
      .toMatchObject({ states: "answered", figures: "answered", lives: [measured] });
    const seen = await list();
    expect(seen.lives[0]?.figures?.atMs).toBeLessThanOrEqual(seen.nowMs);
  });

  it("has no figures of the time before the broadcast", async () => {
    await goLive();
    const before = await cloud.services.live.viewing(["8888_alice_01"]);
    expect(before.get("8888_alice_01")?.atMs).toBeLessThan(Date.now() - 120_000);
    expect(await list()).toMatchObject({ figures: "answered", lives: [{ figures: null }] });
  });

  it.each([
    ["cuts connections", "unreachable", () => ({ down: "refuse" })],
    ["answers 502", "unreachable", () => ({ down: "5xx" })],
    ["refuses us", "refused", () => ({ failWith: "UnauthorizedOperation.CamNoAuth" })],
    ["has too much to do", "busy", () => ({ failWith: "RequestLimitExceeded" })],
  ] as const)("is there while the API %s, and says so", async (_name, failure, fault) => {
    await goLive();
    Object.assign(cloud.edge.api, fault());
    const seen = await list();
    expect(seen.lives).toMatchObject([{ userId: "alice_01", sourceState: null, figures: null }]);
    expect([seen.states, seen.figures]).toMatchObject([{ failure }, { failure }]);
  });

  it("does not wait for an API that hangs", async () => {
    await goLive();
    cloud.edge.api.down = "hang";
    expect(await list()).toMatchObject({
      ...{ states: "pending", figures: "pending" },
      lives: [{ userId: "alice_01", onAir: true }],
    });
  });

  it("tells a start that was only seen from one that was reported", async () => {
    await cloud.push("alice_01");
    await expect.poll(streams).toEqual(["8888_alice_01"]);
    const later = { ...cloud.services, now: () => Date.now() + 20_000 };
    const { watch } = cloud.services.live;
    const online = (await watch?.online()) ?? [];
    await later.database.write((db) => {
      for (const stream of online) noteFound(later, db, stream);
    });
    expect((await list()).lives).toMatchObject([
      { onAir: true, push: { reported: false, clientIp: "" } },
    ]);
  });
});
