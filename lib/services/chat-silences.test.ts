import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { say } from "./chat";
import { ban } from "./chat-ban";
import { addUser, type TestChat } from "./chat-fixture";
import { mute, muteAll } from "./chat-moderation";
import {
  addGuest,
  type ChatCallers,
  draft,
  openChatPeople,
  outcome,
  room,
} from "./chat-people-fixture";
import { silencesOf } from "./chat-silences";
import { announceLive, beginPush } from "./live-fixture";

let chat: TestChat;
let callers: ChatCallers;
beforeEach(async () => {
  ({ chat, callers } = await openChatPeople());
});
afterEach(() => chat.stop());

describe("the list of who may not write", () => {
  it("names everybody with how and until when, the last first, without addresses and silence for all", async () => {
    const guest = await addGuest(chat, "Gwen", "198.51.100.9");
    const t0 = chat.now();
    await mute(chat, callers.broadcaster, room, "user_01", 60);
    chat.advance(1000);
    await mute(chat, callers.broadcaster, room, guest.userId, 600);
    await ban(chat, callers.moderator, "phone_77", 3600);
    await muteAll(chat, callers.broadcaster, room, true);
    const muted = [
      { userId: guest.userId, nickname: "Gwen", how: "mute", untilMs: t0 + 601_000 },
      { userId: "user_01", nickname: "Uma", how: "mute", untilMs: t0 + 60_000 },
    ];
    const banned = {
      userId: "phone_77",
      nickname: "phone_77",
      how: "ban",
      untilMs: t0 + 3_601_000,
    };
    expect(silencesOf(chat, callers.broadcaster, room)).toEqual({ people: muted, total: 2 });
    for (const who of [callers.moderator, callers.admin]) {
      expect(silencesOf(chat, who, room)).toEqual({ people: [...muted, banned], total: 3 });
    }
  });

  it("has nobody who is free again: whose time is over, or who was let go by it", async () => {
    const guest = await addGuest(chat, "Gwen", "198.51.100.9");
    await mute(chat, callers.broadcaster, room, "user_01", 60);
    await mute(chat, callers.broadcaster, room, guest.userId, 600);
    chat.advance(60_000);
    const { people } = silencesOf(chat, callers.moderator, room);
    expect(people.map(({ userId }) => userId)).toEqual([guest.userId]);
    expect(await outcome(say(chat, guest, room, draft("a")))).toBe("muted");
    for (const { userId } of people) await mute(chat, callers.moderator, room, userId, 0);
    expect(silencesOf(chat, callers.moderator, room)).toEqual({ people: [], total: 0 });
    expect(await outcome(say(chat, guest, room, draft("b")))).toBe("ok");
  });

  it("is of one room: a broadcaster sees nothing of another's", async () => {
    const other = await addUser(chat, "other_01");
    await announceLive(chat, "other_01", { groupid: "" });
    await beginPush(chat, "other_01");
    await mute(chat, callers.broadcaster, room, "user_01", 60);
    expect(silencesOf(chat, other, "other_01")).toEqual({ people: [], total: 0 });
    expect(await outcome((async () => silencesOf(chat, other, room))())).toBe("notModerator");
    expect(await outcome((async () => silencesOf(chat, other, "nobody_09"))())).toBe("notFound");
  });

  it("says how many there are when they are too many to be listed", async () => {
    for (let n = 0; n < 105; n += 1) await mute(chat, callers.broadcaster, room, `rude_${n}`, 60);
    const { people, total } = silencesOf(chat, callers.broadcaster, room);
    expect([people.length, total]).toEqual([100, 105]);
  });
});
