import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "./acting";
import { listAdminLives } from "./admin-lives";
import { type CloudEdge, openCloudEdge } from "./cloud-edge-fixture";
import { beginPush } from "./live-fixture";
import { banEnd, orderLive } from "./live-orders";
import { openTestServices, type TestServices } from "./services-fixture";

const admin: Caller = {
  actor: { kind: "user", userId: "root_99", nickname: "", role: "admin" },
  clientIp: "203.0.113.9",
};

describe("an order on LVB", () => {
  let cloud: CloudEdge;
  beforeEach(async () => {
    cloud = await openCloudEdge();
  });
  afterEach(() => cloud.close());

  const orders = {
    stop: { what: "stop", reason: "" },
    forbid: { what: "forbid", untilMs: null, reason: "" },
    allow: { what: "allow" },
  } as const;
  const order = (name: keyof typeof orders) =>
    orderLive(cloud.services, admin, orders[name], "alice_01");
  const state = async () => (await listAdminLives(cloud.services, admin, {})).lives[0];
  async function goLive() {
    const publisher = await cloud.push("alice_01");
    await expect.poll(() => cloud.edge.pushes().length).toBe(1);
    await beginPush(cloud.services, "alice_01");
    return publisher;
  }

  it("ends a broadcast, forbids and allows again, and shows each at once", async () => {
    const publisher = await goLive();
    expect((await state())?.sourceState).toBe("active");
    expect(await order("stop")).toMatchObject({ userId: "alice_01", forbidden: false });
    expect(await publisher.exited).not.toBe(0);
    expect((await state())?.sourceState).toBe("inactive");
    expect(await order("forbid")).toMatchObject({ userId: "alice_01", forbidden: true });
    expect(await state()).toMatchObject({ forbidden: true, sourceState: "forbid" });
    expect(await order("allow")).toMatchObject({ userId: "alice_01", forbidden: false });
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
    await expect(orderLive(cloud.services, admin, orders.forbid, "nobody")).rejects.toMatchObject({
      code: "notFound",
    });
  });
});

describe("the end of a ban", () => {
  let services: TestServices;
  beforeEach(() => {
    services = openTestServices();
  });
  afterEach(() => services.close());
  const at = () => services.now();
  it("is a moment, so many seconds from now, or never", () => {
    expect(banEnd(services, undefined, undefined)).toBeNull();
    expect(banEnd(services, at() + 5, undefined)).toBe(at() + 5);
    expect(banEnd(services, undefined, 60)).toBe(at() + 60_000);
  });

  it.each([
    ["both", () => [at() + 5, 5]],
    ["the past", () => [at() - 1, undefined]],
    ["this moment", () => [at(), undefined]],
    ["no time at all", () => [undefined, 0]],
    ["less than none", () => [undefined, -60]],
    ["more than ten years", () => [undefined, 3651 * 86_400]],
  ] as const)("is not %s", (_what, given) => {
    const [untilMs, seconds] = given();
    expect(() => banEnd(services, untilMs, seconds)).toThrow(
      expect.objectContaining({ code: "invalidParameter" }),
    );
  });
});
