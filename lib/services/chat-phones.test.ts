import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeRoomSetting } from "@/db/repositories/room-settings";
import type { ChatMessage } from "@/lib/shared/chat";
import type { Caller } from "./acting";
import { say } from "./chat";
import { addUser, eventually, openHostedWorld, type PhoneWorld } from "./chat-fixture";
import { mute, muteAll } from "./chat-moderation";
import { addGuest } from "./chat-people-fixture";
import { syncGroups } from "./im-groups";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { ownRoomId } from "./room-id";

let world: PhoneWorld;
let host: Caller;
let viewer: Caller;
const group = ownRoomId("host_01");

beforeEach(async () => {
  ({ world, host } = await openHostedWorld());
  viewer = await addUser(world.chat, "viewer_01", { nickname: "Vera" });
});
afterEach(() => world.stop());

const web = () => world.chat.chat.recent("host_01", 50);
const shown = (messages: readonly ChatMessage[]) =>
  messages.map(({ kind, userId, nickname, text }) => ({ kind, userId, nickname, text }));
let drafts = 0;
const write = (caller: Caller, text: string, kind: "text" | "danmaku" | "like" = "text") => {
  drafts += 1;
  return say(world.chat, caller, "host_01", { id: `draft-000${drafts}`, kind, text });
};
/** What a phone sees of others, entering and leaving aside. */
const seen = (phone: Awaited<ReturnType<PhoneWorld["phone"]>>) =>
  phone.screen
    .filter(({ own, kind }) => !own && kind !== "enter" && kind !== "exit")
    .map(({ kind, nickname, text }) => `${kind} ${nickname}: ${text}`);

describe("web and phones share one conversation", () => {
  it("makes the group of a web broadcaster when the live begins", () => {
    expect(world.im.groups.get(group)?.type).toBe("AVChatRoom");
    expect(world.im.groups.get(group)?.owner).toBe("administrator");
  });

  it("carries text, danmaku and likes of the web to phones of both generations, once", async () => {
    const [first, second] = [await world.phone("phone_1", 1), await world.phone("phone_2", 2)];
    await first.enter(group);
    await second.enter(group);
    await world.im.callbacksSettled();
    await write(viewer, "hello 你好");
    await write(viewer, "over the picture", "danmaku");
    await write(viewer, "", "like");
    await eventually(() => seen(first).length >= 3 && seen(second).length >= 3, "three arrive");
    // A text for both is plain text to the first generation, under the sender's IM nickname.
    expect(seen(first)).toEqual([
      "plain Vera: hello 你好",
      "danmaku Vera: over the picture",
      "like Vera: ",
    ]);
    expect(seen(second)).toEqual([
      "text Vera: hello 你好",
      "danmaku Vera: over the picture",
      "like Vera: ",
    ]);
    await world.im.callbacksSettled();
    expect(world.im.callbackLog.filter(({ body }) => body.From_Account === "viewer_01")).toEqual(
      [],
    );
    expect(web()).toHaveLength(2);
  });

  it("carries guests' words under their id and nickname, and says whom an answer is for", async () => {
    const phone = await world.phone("phone_2", 2, "Pho");
    await phone.enter(group);
    await phone.say("who is there?");
    await world.im.callbacksSettled();
    const [question] = web();
    const guest = await addGuest(world.chat, "Gus");
    await say(world.chat, guest, "host_01", {
      ...{ id: "draft-answer", kind: "text", text: "me" },
      replyTo: question?.id,
    });
    const full = "x".repeat(158);
    await say(world.chat, guest, "host_01", {
      ...{ id: "draft-full", kind: "text", text: full },
      replyTo: question?.id,
    });
    await say(world.chat, guest, "host_01", {
      ...{ id: "draft-top0", kind: "danmaku", text: "up", placement: "top" },
    });
    await eventually(() => seen(phone).length >= 3, "three arrive");
    expect(seen(phone)).toEqual(["text Gus: @Pho me", `text Gus: ${full}`, "danmaku Gus: up"]);
    expect(web().map(({ text }) => text)).toEqual(["who is there?", "me", full, "up"]);
    expect(world.im.accounts.get(guest.userId)?.nick).toBe("Gus");
    expect(Buffer.byteLength(guest.userId)).toBeLessThanOrEqual(32);
  });

  it("mutes a guest of the web without asking phones about it", async () => {
    const phone = await world.phone("phone_2", 2);
    await phone.enter(group);
    const guest = await addGuest(world.chat, "Gus");
    await mute(world.chat, host, "host_01", guest.userId, 60);
    await mute(world.chat, host, "host_01", "phone_2", 60);
    await eventually(() => world.im.groups.get(group)?.mutedUntil.has("phone_2") === true, "muted");
    expect([...(world.im.groups.get(group)?.mutedUntil.keys() ?? [])]).toEqual(["phone_2"]);
    await expectRefused(() => phone.say("no"));
  });

  it("writes to a room of first-generation phones alone in their own form", async () => {
    const first = await world.phone("phone_1", 1);
    await first.enter(group);
    await world.im.callbacksSettled();
    await write(viewer, "just you");
    await eventually(() => seen(first).length > 0, "it arrives");
    expect(seen(first)).toEqual(["text Vera: just you"]);
  });

  it.each([1, 2] as const)("brings what a phone of generation %i says to the web", async (it) => {
    const phone = await world.phone("phone_x", it, "Pho");
    await phone.enter(group);
    expect((await phone.say("from afar")).ok).toBe(true);
    expect((await phone.danmaku("flying")).ok).toBe(true);
    expect((await phone.like()).ok).toBe(true);
    await world.im.callbacksSettled();
    expect(shown(web())).toEqual([
      { kind: "text", userId: "phone_x", nickname: "Pho", text: "from afar" },
      { kind: "danmaku", userId: "phone_x", nickname: "Pho", text: "flying" },
    ]);
  });

  it("takes a callback that comes three times and late for one message", async () => {
    world.im.faults.callbacks.duplicate = 2;
    world.im.faults.callbacks.delayMs = 50;
    const phone = await world.phone("phone_x", 2);
    await phone.enter(group);
    await phone.say("once");
    await world.im.callbacksSettled();
    expect(web().map(({ text }) => text)).toEqual(["once"]);
  });

  it("delivers afterwards and once what was said while IM was down", async () => {
    const phone = await world.phone("phone_x", 2);
    await phone.enter(group);
    world.im.faults.api.down = true;
    await write(viewer, "patience");
    await eventually(() => world.chat.relay.state.failingSinceMs !== null, "the relay notices");
    expect(world.chat.relay.state.queued).toBe(1);
    expect(web().map(({ text }) => text)).toEqual(["patience"]);
    world.im.faults.api.down = false;
    await eventually(() => seen(phone).length > 0, "it arrives");
    await eventually(() => world.chat.relay.state.queued === 0, "the queue is empty");
    expect(seen(phone)).toEqual(["text Vera: patience"]);
    expect(world.chat.relay.state.lastError).toBe("");
  });

  it("drops what has become too old to be said", async () => {
    world.im.faults.api.down = true;
    await write(viewer, "yesterday's news");
    await eventually(() => world.chat.relay.state.failingSinceMs !== null, "the relay notices");
    world.chat.advance(31_000);
    await eventually(() => world.chat.relay.state.dropped === 1, "it is dropped");
  });
});

describe("order in the room", () => {
  it("holds on phones too: a mute, and silence for all but those who keep it", async () => {
    const phone = await world.phone("phone_x", 1);
    await phone.enter(group);
    await mute(world.chat, host, "host_01", "phone_x", 60);
    await expectRefused(() => phone.say("no"));
    await mute(world.chat, host, "host_01", "phone_x", 0);
    await eventually(() => world.im.groups.get(group)?.mutedUntil.size === 0 || isFree(), "freed");
    expect((await phone.say("thanks")).ok).toBe(true);
    await muteAll(world.chat, host, "host_01", true);
    await eventually(() => world.im.groups.get(group)?.muteAll === true, "all are muted");
    await expectRefused(() => phone.say("no again"));
    await write(host, "listen");
    await eventually(() => seen(phone).length > 0, "the broadcaster is heard");
    expect(seen(phone)).toEqual(["text Host: listen"]);
    await world.im.callbacksSettled();
    expect(web().map(({ text }) => text)).toEqual(["thanks", "listen"]);

    function isFree() {
      return (
        (world.im.groups.get(group)?.mutedUntil.get("phone_x") ?? 0) * 1000 <= world.chat.now()
      );
    }
  });

  it("refuses a word that the broadcaster has blocked, for phones as for browsers", async () => {
    await world.chat.database.write((db) =>
      changeRoomSetting(db, "host_01", { blockedWords: "rude*\n坏话" }, world.chat.now()),
    );
    const phone = await world.phone("phone_x", 1);
    await phone.enter(group);
    await expectRefused(() => phone.say("such rudeness"));
    await expectRefused(() => phone.say("别说坏话"));
    await expect(write(viewer, "RUDE")).rejects.toMatchObject({ data: { reason: "blockedWord" } });
    expect((await phone.say("hello")).ok).toBe(true);
    await world.im.callbacksSettled();
    expect(web().map(({ text }) => text)).toEqual(["hello"]);
  });

  it("refuses a phone's blocked word before anybody reads it", async () => {
    await world.stop();
    ({ world } = await openHostedWorld({ BLOCKED_WORDS: "spam*" }));
    const phone = await world.phone("phone_x", 2);
    await phone.enter(group);
    await expectRefused(() => phone.say("buy SPAMMY things"));
    expect((await phone.say("hello")).ok).toBe(true);
    await world.im.callbacksSettled();
    expect(web().map(({ text }) => text)).toEqual(["hello"]);
  });
});

async function expectRefused(send: () => Promise<{ readonly ok: boolean }>): Promise<void> {
  expect((await send()).ok).toBe(false);
}

describe("the chat group follows the live", () => {
  it("is dissolved when the live ends", async () => {
    await endPush(world.chat, "host_01");
    world.chat.advance(60_000);
    await syncGroups(world.chat);
    expect(world.im.groups.has(group)).toBe(false);
  });

  it("is made as soon as IM is there again", async () => {
    await addUser(world.chat, "other_01");
    await announceLive(world.chat, "other_01", { groupid: "" });
    await beginPush(world.chat, "other_01");
    world.im.faults.api.down = true;
    await syncGroups(world.chat);
    expect(world.im.groups.has(ownRoomId("other_01"))).toBe(false);
    world.im.faults.api.down = false;
    world.chat.advance(4000);
    await syncGroups(world.chat);
    expect(world.im.groups.has(ownRoomId("other_01"))).toBe(true);
  });

  it("is the phone's own where that made one, and ours once that is lost", async () => {
    const phone = await world.phone("phoner_01", 1);
    const made = await phone.openRoom("Mine");
    await announceLive(world.chat, "phoner_01", { groupid: made });
    await beginPush(world.chat, "phoner_01");
    await syncGroups(world.chat);
    expect(made).toMatch(/^@TGS#/);
    await phone.endRoom();
    await world.im.callbacksSettled();
    world.chat.advance(16_000);
    await syncGroups(world.chat);
    world.chat.advance(16_000);
    await syncGroups(world.chat);
    await syncGroups(world.chat);
    expect(world.im.groups.has(ownRoomId("phoner_01"))).toBe(true);
  });

  it("is left to a second-generation phone to make, and made for it when it does not", async () => {
    await announceLive(world.chat, "phoner_02", { groupid: "room_1560999971274_6896" });
    await beginPush(world.chat, "phoner_02");
    await syncGroups(world.chat);
    expect(world.im.groups.has("room_1560999971274_6896")).toBe(false);
    world.chat.advance(16_000);
    await syncGroups(world.chat);
    expect(world.im.groups.has("room_1560999971274_6896")).toBe(true);
  });
});
