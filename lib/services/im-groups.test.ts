import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findImGroup, unconfirmedImGroups } from "@/db/repositories/im-groups";
import { addUser, eventually, openPhoneWorld, type PhoneWorld } from "./chat-fixture";
import { mute, muteAll } from "./chat-moderation";
import { mayBeMade, syncGroups } from "./im-groups";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { ownRoomId } from "./room-id";

let world: PhoneWorld;
beforeEach(async () => {
  world = await openPhoneWorld();
});
afterEach(() => world.stop());

const begin = async (userid: string, groupid = "") => {
  await announceLive(world.chat, userid, { groupid });
  await beginPush(world.chat, userid);
};
const group = (userid: string) => findImGroup(world.chat.database.read, ownRoomId(userid));
const atIm = (userid: string) => world.im.groups.has(ownRoomId(userid));
/** Time enough for whatever is due, several times over. */
async function settle(): Promise<void> {
  for (let i = 0; i < 6; i += 1) {
    await syncGroups(world.chat);
    world.chat.advance(60_000);
  }
}

describe("chat groups at IM", () => {
  it("come to the same, however often and late one looks", async () => {
    await begin("host_01");
    await Promise.all([syncGroups(world.chat), syncGroups(world.chat)]);
    world.chat.advance(1000);
    await endPush(world.chat, "host_01");
    world.chat.advance(1000);
    await beginPush(world.chat, "host_01", "again");
    await settle();
    expect(atIm("host_01")).toBe(true);
    await endPush(world.chat, "host_01", "again");
    await settle();
    expect(world.im.groups.size).toBe(0);
    expect(unconfirmedImGroups(world.chat.database.read, 10)).toEqual([]);
  });

  it("say why there is none at the plan's quota, and are made when there is room again", async () => {
    world.im.faults.api.failWith = { code: 10036, command: "group_open_http_svc/create_group" };
    await begin("host_01");
    await syncGroups(world.chat);
    expect(group("host_01")?.lastError).toContain("10036");
    const calls = world.im.requestLog.length;
    world.chat.advance(30_000);
    await syncGroups(world.chat);
    expect(world.im.requestLog.length).toBe(calls);
    world.im.faults.api.failWith = undefined;
    await settle();
    expect(atIm("host_01")).toBe(true);
    expect(group("host_01")?.lastError).toBe("");
  });

  it("are closed after the end, although IM was down then", async () => {
    await begin("host_01");
    await syncGroups(world.chat);
    world.im.faults.api.down = true;
    await endPush(world.chat, "host_01");
    await settle();
    expect(atIm("host_01")).toBe(true);
    world.im.faults.api.down = false;
    world.chat.advance(5 * 60_000);
    await settle();
    expect(atIm("host_01")).toBe(false);
  });

  it("are made again when somebody dissolves one in the middle of a live", async () => {
    await begin("host_01");
    await syncGroups(world.chat);
    await world.chat.im.closeGroup(ownRoomId("host_01"));
    await world.im.callbacksSettled();
    await settle();
    expect(atIm("host_01")).toBe(true);
  });

  it("know from the beginning who is muted", async () => {
    const host = await addUser(world.chat, "host_01");
    await world.phone("phone_x", 1);
    await begin("host_01");
    world.im.faults.api.down = true;
    await mute(world.chat, host, "host_01", "phone_x", 3600);
    await muteAll(world.chat, host, "host_01", true);
    world.im.faults.api.down = false;
    await syncGroups(world.chat);
    const made = () => world.im.groups.get(ownRoomId("host_01"));
    await eventually(() => made()?.muteAll === true, "all are muted");
    await eventually(() => made()?.mutedUntil.has("phone_x") === true, "one is muted");
  });

  it.each([
    ["live_0123456789abcdef", true],
    ["room_1560999971274_6896", true],
    ["@TGS#2C5SZEAEF", false],
    ["房间", false],
    ["x".repeat(49), false],
    ["", false],
  ])("of the id %j may be made: %s", (groupid, may) => {
    expect(mayBeMade(groupid)).toBe(may);
  });
});
