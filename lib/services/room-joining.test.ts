import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addTape } from "./live-fixture";
import * as anchors from "./room-anchors";
import { alice, bob, origin, roomScene } from "./room-fixture";
import * as service from "./room-service";
import * as views from "./room-view";
import { listTapes } from "./rooms";
import { openTestServices, type TestServices } from "./services-fixture";

let services: TestServices;
beforeEach(() => {
  services = openTestServices();
});
afterEach(() => services.close());

const { begin, end, join, announce, lives, listed, anchorsOf, goLive } = roomScene(() => services);

describe("who joins a room", () => {
  beforeEach(() => goLive(alice, "room_1"));

  async function joinWithPicture(caller: service.RoomCaller, roomId = "room_1") {
    await service.anchorAddress(services, caller, origin);
    await begin(caller.userId);
    services.advance(1);
    await join(caller, roomId);
  }

  it("is in no list while pushing, and in the room's anchors", async () => {
    await joinWithPicture(bob);
    expect(lives()).toEqual(["alice_01"]);
    expect(listed().map((room) => room.creator)).toEqual(["alice_01"]);
    expect(anchorsOf("room_1")).toEqual(["alice_01", "bob_02"]);
  });

  it.each(["before", "after"])(
    "leaves no listed tape when reported %s the push ended",
    async (when) => {
      await joinWithPicture(bob);
      services.advance(60_000);
      if (when === "before") await addTape(services, "bob_02", "tape-bob");
      await end("bob_02");
      if (when === "after") await addTape(services, "bob_02", "tape-bob");
      await addTape(services, "bob_02", "tape-bob-mp4", { format: "mp4" });
      expect(listTapes(services, { page: 1, pageSize: 20 }, origin)).toEqual({
        items: [],
        total: 0,
      });
    },
  );

  it("is a live like any other at the next broadcast of its own", async () => {
    await joinWithPicture(bob);
    services.advance(60_000);
    await end("bob_02");
    services.advance(60_000);
    await announce("bob_02", "@TGS#bob");
    await begin("bob_02", "own");
    expect(lives()).toEqual(["bob_02", "alice_01"]);
    services.advance(60_000);
    await end("bob_02", "own");
    await addTape(services, "bob_02", "tape-own");
    const { items } = listTapes(services, { page: 1, pageSize: 20 }, origin);
    expect(items.map((tape) => tape.fileId)).toEqual(["tape-own"]);
  });

  it("is refused as the fifth who pushes, and may come again when it was there", async () => {
    const others = ["bob_02", "carol_03", "dave_04"].map((userId) => ({ ...bob, userId }));
    for (const caller of others) await joinWithPicture(caller);
    const fifth = { ...bob, userId: "erin_05" };
    await expect(join(fifth, "room_1")).rejects.toMatchObject({ code: "roomFull" });
    for (const caller of others) await join(caller, "room_1");
    expect(anchorsOf("room_1")).toEqual(["alice_01", "bob_02", "carol_03", "dave_04"]);
  });

  it("makes room for another while it does not push", async () => {
    for (const userId of ["bob_02", "carol_03"]) await joinWithPicture({ ...bob, userId });
    await join({ ...bob, userId: "idler_07" }, "room_1");
    await joinWithPicture({ ...bob, userId: "dave_04" });
    expect(anchorsOf("room_1")).toEqual(["alice_01", "bob_02", "carol_03", "dave_04"]);
  });

  it("is told of a change by its heartbeat, once", async () => {
    await join(bob, "room_1");
    const changed = await anchors.anchorHeartbeat(services, bob, "room_1", 0, origin);
    expect(changed?.anchors.map((anchor) => anchor.userId)).toEqual(["alice_01", "bob_02"]);
    const code = changed?.statusCode ?? 0;
    expect(await anchors.anchorHeartbeat(services, bob, "room_1", code, origin)).toBeNull();
    await join({ ...bob, userId: "carol_03" }, "room_1");
    const again = await anchors.anchorHeartbeat(services, bob, "room_1", code, origin);
    expect(again?.statusCode).toBeGreaterThan(code);
  });

  it("has left when neither heartbeats nor media come for ROOM_HEARTBEAT_SECONDS", async () => {
    await join(bob, "room_1");
    services.advance(19_999);
    await anchors.expireAnchors(services);
    expect(anchorsOf("room_1")).toEqual(["alice_01", "bob_02"]);
    services.advance(1);
    await anchors.expireAnchors(services);
    expect(anchorsOf("room_1")).toEqual(["alice_01"]);
    await expect(anchors.anchorHeartbeat(services, bob, "room_1", 0, origin)).rejects.toMatchObject(
      {
        code: "roomNotIn",
      },
    );
  });

  it("stays without heartbeats while its media arrive", async () => {
    await joinWithPicture(bob);
    services.advance(600_000);
    await anchors.expireAnchors(services);
    expect(anchorsOf("room_1")).toEqual(["alice_01", "bob_02"]);
  });

  it("goes with the room when its creator's phone died, however alive he is himself", async () => {
    await join(bob, "room_1");
    await end("alice_01");
    services.advance(15_000);
    await anchors.anchorHeartbeat(services, bob, "room_1", 0, origin);
    services.advance(5000);
    await anchors.expireAnchors(services);
    expect(() => views.creatorOf(services, "room_1")).toThrow("no such room");
    await expect(anchors.anchorHeartbeat(services, bob, "room_1", 0, origin)).rejects.toMatchObject(
      {
        code: "roomNotIn",
      },
    );
  });

  it("may be sent away by the creator and by nobody else", async () => {
    await join(bob, "room_1");
    const carol = { ...bob, userId: "carol_03" };
    await expect(anchors.removeAnchor(services, carol, "room_1", "bob_02")).rejects.toMatchObject({
      code: "roomForeign",
    });
    await anchors.removeAnchor(services, alice, "room_1", "bob_02");
    expect(anchorsOf("room_1")).toEqual(["alice_01"]);
  });

  it("is the fourth pusher at most, in a live of the Action API too", async () => {
    await announce("carol_03", "@TGS#carol");
    await begin("carol_03");
    const others = ["bob_02", "dave_04", "erin_05"].map((userId) => ({ ...bob, userId }));
    for (const caller of others) await joinWithPicture(caller, "@TGS#carol");
    const fifth = { ...bob, userId: "frank_06" };
    await expect(join(fifth, "@TGS#carol")).rejects.toMatchObject({ code: "roomFull" });
    expect(anchorsOf("@TGS#carol")).toHaveLength(4);
  });
});
