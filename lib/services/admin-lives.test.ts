import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { updateLive } from "@/db/repositories/live";
import type { Caller } from "./acting";
import { listAdminLives, listMeasuredLives } from "./admin-lives";
import { type CloudEdge, openCloudEdge } from "./cloud-edge-fixture";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { orderLive } from "./live-orders";
import { noteFound } from "./seen-streams";
import { openTestServices, type TestServices } from "./services-fixture";

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

  const list = (page = 1) => listAdminLives(services, admin, page);

  it("has who is on air, also unannounced, and who is forbidden, and nobody else", async () => {
    await announceLive(services, "alice_01");
    await beginPush(services, "alice_01");
    await announceLive(services, "bob_02");
    await announceLive(services, "carol_03");
    await services.database.write((db) => updateLive(db, "carol_03", { forbidStatus: 1 }));
    await announceLive(services, "dave_04");
    await services.database.write((db) => updateLive(db, "dave_04", { announced: 0 }));
    await beginPush(services, "dave_04");
    const { lives, total } = list();
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
    expect(list().lives).toMatchObject([
      {
        startedAtMs: beganMs,
        push: { startedAtMs: beganMs, reported: true },
        graceUntilMs: null,
      },
    ]);
    services.advance(5000);
    await endPush(services, "alice_01", "s1", true);
    expect(list().lives).toMatchObject([{ onAir: true, push: null }]);
    expect(list().lives[0]?.graceUntilMs).toBeGreaterThan(services.now());
    services.advance(5000);
    await beginPush(services, "alice_01", "s2");
    expect(list().lives).toMatchObject([
      { startedAtMs: beganMs, push: { startedAtMs: beganMs + 10_000 }, graceUntilMs: null },
    ]);
  });

  it("has pages", async () => {
    for (let index = 0; index < 51; index += 1) {
      await announceLive(services, `user_${index}`);
      await beginPush(services, `user_${index}`);
      services.advance(1000);
    }
    expect([list(1).lives.length, list(2).lives.length, list(3).lives.length]).toEqual([50, 1, 0]);
    expect(list(2)).toMatchObject({ total: 51, lives: [{ userId: "user_0" }] });
  });

  it("asks the engine, which always answers", async () => {
    await announceLive(services, "alice_01");
    await beginPush(services, "alice_01");
    expect(await listMeasuredLives(services, admin, 1)).toMatchObject({
      states: "answered",
      figures: "answered",
      lives: [{ sourceState: "inactive", figures: null }],
    });
  });
});

describe("the list of a server on LVB", () => {
  let cloud: CloudEdge;
  beforeEach(async () => {
    cloud = await openCloudEdge();
  });
  afterEach(() => cloud.close());

  const list = () => listMeasuredLives(cloud.services, admin, 1);
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

describe("an order on LVB", () => {
  let cloud: CloudEdge;
  beforeEach(async () => {
    cloud = await openCloudEdge();
  });
  afterEach(() => cloud.close());

  const order = (name: "stop" | "forbid" | "allow") =>
    orderLive(cloud.services, admin, name, "alice_01");
  const state = async () => (await listMeasuredLives(cloud.services, admin, 1)).lives[0];
  async function goLive() {
    const publisher = await cloud.push("alice_01");
    await expect.poll(() => cloud.edge.pushes().length).toBe(1);
    await beginPush(cloud.services, "alice_01");
    return publisher;
  }

  it("ends a broadcast, forbids and allows again, and shows each at once", async () => {
    const publisher = await goLive();
    expect((await state())?.sourceState).toBe("active");
    expect(await order("stop")).toEqual({ userId: "alice_01", forbidden: false });
    expect(await publisher.exited).not.toBe(0);
    expect((await state())?.sourceState).toBe("inactive");
    expect(await order("forbid")).toEqual({ userId: "alice_01", forbidden: true });
    expect(await state()).toMatchObject({ forbidden: true, sourceState: "forbid" });
    expect(await order("allow")).toEqual({ userId: "alice_01", forbidden: false });
    const states = await cloud.services.live.streamStates(["8888_alice_01"]);
    expect(states.get("8888_alice_01")).toBe("inactive");
  });

  it.each([
    ["no answer", "unreachable", { down: "refuse" }],
    ["a 502", "unreachable", { down: "5xx" }],
    ["a refusal", "refused", { failWith: "UnauthorizedOperation.CamNoAuth" }],
  ] as const)(
    "bans here and says that the cloud has not confirmed it: %s",
    async (_name, failure, fault) => {
      await goLive();
      Object.assign(cloud.edge.api, fault);
      await expect(order("forbid")).rejects.toMatchObject({
        code: "cloudUnavailable",
        data: { reason: "banHoldsHere", forbidden: true, cloud: { failure } },
      });
      Object.assign(cloud.edge.api, { down: undefined, failWith: undefined });
      expect(cloud.edge.pushes()).toHaveLength(1);
      await cloud.reconciler.tick();
      await expect.poll(() => cloud.edge.pushes()).toEqual([]);
      expect((await state())?.sourceState).toBe("forbid");
    },
  );

  it("says that a broadcast goes on which the cloud did not end", async () => {
    await goLive();
    cloud.edge.api.failWith = "InternalError";
    await expect(order("stop")).rejects.toMatchObject({
      code: "cloudUnavailable",
      data: { reason: "stillOnAir", cloud: { code: "InternalError" } },
    });
    expect(await state()).toMatchObject({ onAir: true });
  });

  it("says how the broadcaster stands when the cloud did not confirm an allowance", async () => {
    await goLive();
    await order("forbid");
    cloud.edge.api.down = "5xx";
    const error = await order("allow").catch((reason: unknown) => reason);
    const forbidden = (await state())?.forbidden ?? false;
    expect(error).toMatchObject({
      code: "cloudUnavailable",
      data: { reason: forbidden ? "stillForbidden" : "allowedHereOnly", forbidden },
    });
    cloud.edge.api.down = undefined;
    expect(await order("allow")).toMatchObject({ forbidden: false });
  });

  it("finds nobody who never asked for an address", async () => {
    await expect(orderLive(cloud.services, admin, "forbid", "nobody")).rejects.toMatchObject({
      code: "notFound",
    });
  });
});
