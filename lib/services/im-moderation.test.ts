import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "./acting";
import { ban } from "./chat-ban";
import { addUser, eventually, openHostedWorld, type PhoneWorld } from "./chat-fixture";
import { endMuteAlls, mute, muteAll } from "./chat-moderation";
import { syncGroups } from "./im-groups";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { ownRoomId } from "./room-id";

let world: PhoneWorld;
let host: Caller;
const group = ownRoomId("host_01");

beforeEach(async () => {
  ({ world, host } = await openHostedWorld());
});
afterEach(() => world.stop());

const web = () => world.chat.chat.recent("host_01", 50);
describe("a ban", () => {
  it("holds in running groups and in those that are opened later", async () => {
    const moderator = await addUser(world.chat, "mod_01", { role: "moderator" });
    const phone = await world.phone("phone_x", 2);
    await phone.enter(group);
    await ban(world.chat, moderator, "phone_x", 3600);
    const isMuted = (groupId: string) => world.im.groups.get(groupId)?.mutedUntil.has("phone_x");
    await eventually(() => isMuted(group) === true, "IM knows of it");
    expect((await phone.say("no")).ok).toBe(false);
    await addUser(world.chat, "other_01");
    await announceLive(world.chat, "other_01", { groupid: "" });
    await beginPush(world.chat, "other_01");
    await syncGroups(world.chat);
    await eventually(() => isMuted(ownRoomId("other_01")) === true, "the new group knows, too");
    await mute(world.chat, host, "host_01", "phone_x", 7200);
    await ban(world.chat, moderator, "phone_x", 0);
    await eventually(() => isMuted(ownRoomId("other_01")) === false, "one group is free");
    expect((await phone.say("still muted here")).ok).toBe(false);
    expect(web()).toEqual([]);
  });
});

describe("a room without a group", () => {
  it("keeps what its moderator said and asks IM for nothing until the group is opened", async () => {
    const other = await addUser(world.chat, "other_01");
    await world.phone("phone_x", 1);
    await announceLive(world.chat, "other_01", { groupid: "" });
    const before = world.im.requestLog.length;
    await eventually(() => world.chat.relay.state.queued === 0, "nothing waits");
    await mute(world.chat, other, "other_01", "phone_x", 3600);
    await muteAll(world.chat, other, "other_01", true);
    expect(world.chat.relay.state).toMatchObject({ queued: 0, lastError: "" });
    expect(world.im.requestLog.slice(before).map(({ command }) => command)).not.toContain(
      "group_open_http_svc/forbid_send_msg",
    );
    await beginPush(world.chat, "other_01");
    await syncGroups(world.chat);
    const made = () => world.im.groups.get(ownRoomId("other_01"));
    await eventually(() => made()?.muteAll === true, "all are muted");
    await eventually(() => made()?.mutedUntil.has("phone_x") === true, "one is muted");
    world.chat.advance(60_000);
    await endPush(world.chat, "other_01");
    await endMuteAlls(world.chat);
    await eventually(() => made()?.muteAll !== true, "the silence ends with the broadcast");
  });
});
