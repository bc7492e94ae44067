import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Database } from "@/db/database";
import { findLive } from "@/db/repositories/live";
import { enterPlace } from "./audience";
import { changeLikes } from "./likes";
import { addTape } from "./live-fixture";
import * as anchors from "./room-anchors";
import { customFields, setCustomField } from "./room-custom";
import { alice, bob, origin, roomScene } from "./room-fixture";
import * as service from "./room-service";
import * as views from "./room-view";
import { listLives } from "./rooms";
import { openTestServices, type TestServices } from "./services-fixture";

const anonymous = { kind: "anonymous" } as const;

let services: TestServices;
beforeEach(() => {
  services = openTestServices();
});
afterEach(() => services.close());

const { begin, end, create, join, announce, lives, listed, goLive } = roomScene(() => services);

describe("a room made by create_room", () => {
  it("is the live that FetchList shows, under the same title, group and place", async () => {
    await goLive(alice, "room_1");
    expect(listLives(services, { page: 1, pageSize: 20 }, origin).items).toMatchObject([
      { userId: "alice_01", title: "Run", groupId: "room_1", location: "Shenzhen", online: true },
    ]);
    expect(listed()).toMatchObject([{ roomId: "room_1", creator: "alice_01" }]);
  });

  it("is in no list between the first media and create_room", async () => {
    await service.anchorAddress(services, alice, origin);
    await begin("alice_01");
    expect([lives(), listed()]).toEqual([[], []]);
  });

  it("counts as its audience the viewers of the Action API", async () => {
    await goLive(alice, "room_1");
    const where = { liveuserid: "alice_01", groupid: "room_1", isTape: false };
    const viewer = { userid: "bob_02", nickname: "", headpic: "" };
    await enterPlace(services, where, viewer, { actor: anonymous, clientIp: "" });
    expect(listed()).toMatchObject([{ audienceCount: 1 }]);
  });

  it("has the live's likes as its praise, whoever counted them", async () => {
    await goLive(alice, "room_1");
    const praise = { roomId: "room_1", field: "praise", operation: "inc", value: 1 } as const;
    await setCustomField(services, bob, praise);
    expect(findLive(services.database.read, "alice_01")?.likeCount).toBe(1);
    const like = { userid: "alice_01", target: "watched", change: 1 } as const;
    await changeLikes(services, { actor: anonymous, clientIp: "203.0.113.9" }, like);
    expect(customFields(services, "room_1")).toEqual({ praise: 2 });
    expect(listed()).toMatchObject([{ custom: { praise: 2 } }]);
    await setCustomField(services, bob, { ...praise, operation: "set", value: 1_000_000 });
    expect(customFields(services, "room_1")).toEqual({ praise: 2 });
  });

  it("keeps its praise when somebody else at the address watches a recording", async () => {
    await goLive(alice, "room_1");
    await addTape(services, "alice_01", "tape-1");
    const where = { liveuserid: "alice_01", groupid: "tape-1", isTape: true };
    const viewer = { userid: "carol_03", nickname: "", headpic: "" };
    await enterPlace(services, where, viewer, { actor: anonymous, clientIp: bob.clientIp });
    const praise = { roomId: "room_1", field: "praise", operation: "inc", value: 1 } as const;
    await setCustomField(services, bob, praise);
    expect(customFields(services, "room_1")).toEqual({ praise: 1 });
  });

  it("keeps its id when its creator opens it again, and replaces his older one", async () => {
    await goLive(alice, "room_1");
    await create(alice, "room_1", "Walk");
    expect(listed()).toMatchObject([{ roomId: "room_1" }]);
    expect(listLives(services, { page: 1, pageSize: 2 }, origin).items[0]?.title).toBe("Walk");
    await create(alice, "room_2");
    expect(listed().map((room) => room.roomId)).toEqual(["room_2"]);
  });

  it("may have a creator with no name and no picture", async () => {
    await goLive(alice, "room_1");
    await join(alice, "room_1", "");
    expect(listed()).toMatchObject([{ anchors: [{ userId: "alice_01", userName: "alice_01" }] }]);
  });

  it("cannot be opened under the id of another user's room", async () => {
    await goLive(alice, "room_1");
    await expect(create(bob, "room_1")).rejects.toMatchObject({ code: "roomTaken" });
    expect(views.creatorOf(services, "room_1")).toBe("alice_01");
    expect(findLive(services.database.read, "bob_02")).toBeNull();
  });

  it("cannot be opened under the chat group of another user's live", async () => {
    await announce("carol_03", "@TGS#carol");
    await begin("carol_03");
    await expect(create(bob, "@TGS#carol")).rejects.toMatchObject({ code: "roomTaken" });
    expect(views.creatorOf(services, "@TGS#carol")).toBe("carol_03");
  });

  it("stays its creator's when another live names the same chat group", async () => {
    await announce("carol_03", "@TGS#carol");
    await begin("carol_03");
    services.advance(5000);
    await announce("mallory_9", "@TGS#carol").catch(() => undefined);
    expect(views.creatorOf(services, "@TGS#carol")).toBe("carol_03");
  });

  it("is gone with its creator, and only he may end it", async () => {
    await goLive(alice, "room_1");
    await expect(service.destroyRoom(services, bob, "room_1")).rejects.toMatchObject({
      code: "roomForeign",
    });
    await anchors.removeAnchor(services, alice, "room_1", "alice_01");
    expect([lives(), listed()]).toEqual([[], []]);
    expect(() => views.findRoomView(services, "room_1", origin)).toThrow("no such room");
    await service.destroyRoom(services, alice, "room_1");
  });

  it("survives a restart of the server with its anchors and fields", async () => {
    await goLive(alice, "room_1");
    await join(bob, "room_1");
    const gift = { roomId: "room_1", field: "gifts", operation: "inc", value: 3 } as const;
    await setCustomField(services, alice, gift);
    const before = listed();
    services.database.close();
    const database = Database.open(path.join(services.config.dataDir, "test.db"));
    const reopened = { ...services, database };
    expect(views.listRooms(reopened, { count: 200, index: 0 }, origin)).toEqual(before);
    expect(before).toMatchObject([{ custom: { gifts: 3, praise: 0 }, anchors: [{}, {}] }]);
    const code = before[0]?.statusCode ?? 0;
    expect(await anchors.anchorHeartbeat(reopened, bob, "room_1", code, origin)).toBeNull();
    services = Object.assign(services, { database });
  });

  it("does not outlive its live when its creator's phone died before add_anchor", async () => {
    await service.anchorAddress(services, alice, origin);
    await begin("alice_01");
    await create(alice, "room_1");
    await end("alice_01");
    services.advance(600_000);
    await anchors.expireAnchors(services);
    await announce("alice_01", "@TGS#new");
    await begin("alice_01", "new");
    expect(listed().map((room) => room.roomId)).toEqual(["@TGS#new"]);
  });

  it("gives way to the chat group of a broadcast that its creator begins elsewhere", async () => {
    await goLive(alice, "room_1");
    await end("alice_01");
    services.advance(5000);
    await announce("alice_01", "@TGS#new");
    await begin("alice_01", "new");
    services.advance(60_000);
    await anchors.expireAnchors(services);
    // One live has one chat: who comes by RoomService must meet who came by the Action API.
    expect(listed().map((room) => room.roomId)).toEqual(["@TGS#new"]);
    expect(listLives(services, { page: 1, pageSize: 2 }, origin).items[0]?.groupId).toBe(
      "@TGS#new",
    );
  });
});
