import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { roomSettingLimits } from "@/lib/shared/room-settings";
import { viewersOfRoom } from "./audience-list";
import { chatOf, say } from "./chat";
import { ban } from "./chat-ban";
import { addUser, openHostedWorld, type TestChat } from "./chat-fixture";
import { mute, muteAll, setRules } from "./chat-moderation";
import {
  addGuest,
  type ChatCallers,
  draft,
  openChatPeople,
  outcome,
  room,
} from "./chat-people-fixture";
import { hide } from "./chat-removal";
import { ownRoomId } from "./room-id";
import { addModerator, removeModerator } from "./room-moderators";
import { roomSettingsOf } from "./room-settings";

let chat: TestChat;
let callers: ChatCallers;
beforeEach(async () => {
  ({ chat, callers } = await openChatPeople());
});
afterEach(() => chat.stop());

const named = () => roomSettingsOf(chat, room).moderators.map(({ userId }) => userId);

describe("a broadcaster's moderators", () => {
  it("are named once each, by the name of an account, and are no strangers and not himself", async () => {
    await addModerator(chat, room, " user_01 ");
    await addModerator(chat, room, "user_01");
    expect(roomSettingsOf(chat, room).moderators).toEqual([
      { userId: "helper_01", nickname: "Hilde" },
      { userId: "user_01", nickname: "Uma" },
    ]);
    expect(await outcome(addModerator(chat, room, room))).toBe("moderatorSelf");
    for (const nobody of ["nobody_01", "", "guest-x", "user_01' OR 1=1"]) {
      expect(await outcome(addModerator(chat, room, nobody))).toBe("moderatorUnknown");
    }
  });

  it("are bounded in number", async () => {
    for (let i = named().length; i < roomSettingLimits.moderators; i += 1) {
      await addUser(chat, `many_${i}`);
      await addModerator(chat, room, `many_${i}`);
    }
    expect(await outcome(addModerator(chat, room, "user_01"))).toBe("tooManyModerators");
    expect(await outcome(addModerator(chat, room, "helper_01"))).toBe("ok");
    await removeModerator(chat, room, "helper_01");
    expect(await outcome(addModerator(chat, room, "user_01"))).toBe("ok");
  });

  it("keep order and lose that at the moment it is said, and their open pages hear of it", async () => {
    const told: string[] = [];
    const write = (frame: string | Buffer) => {
      for (const [, json = ""] of String(frame).matchAll(/^data: (\{.*\})$/gm)) {
        const event = JSON.parse(json);
        if (event.kind === "moderator") told.push(event.userId);
      }
      return true;
    };
    const leave = chat.chat.subscribe(room, 0, { write, close: () => undefined });
    expect(chatOf(chat, callers.user, room).rights.moderate).toBe(false);
    await addModerator(chat, room, "user_01");
    expect(chatOf(chat, callers.user, room).rights.moderate).toBe(true);
    expect(await outcome(muteAll(chat, callers.user, room, true))).toBe("ok");
    await removeModerator(chat, room, "user_01");
    expect(chatOf(chat, callers.user, room).rights.moderate).toBe(false);
    expect(await outcome(muteAll(chat, callers.user, room, false))).toBe("notModerator");
    expect(told).toEqual(["user_01", "user_01"]);
    leave();
  });

  it("are marked in the chat and among the viewers, each message as its writer was then", async () => {
    const first = await say(chat, callers.roomModerator, room, draft("a"));
    expect(first.message?.role).toBe("moderator");
    const visit = { room, viewer: "", cookie: "", clientIp: "198.51.100.9", returning: false };
    const person = { userId: "helper_01", nickname: "Hilde", role: "" } as const;
    chat.presence.enter(visit, person);
    const roles = () => viewersOfRoom(chat, room, 1).viewers.items.map(({ role }) => role);
    expect(roles()).toEqual(["moderator"]);
    await removeModerator(chat, room, "helper_01");
    expect(roles()).toEqual([""]);
    expect((await say(chat, callers.roomModerator, room, draft("b"))).message?.role).toBe("");
    expect(chatOf(chat, callers.anonymous, room).messages.map(({ role }) => role)).toEqual([
      "moderator",
      "",
    ]);
  });

  it("write where everybody is silent and are not held up by slow mode", async () => {
    await muteAll(chat, callers.broadcaster, room, true);
    await setRules(chat, callers.broadcaster, room, { slowSeconds: 60 });
    for (const id of ["a", "b"]) {
      expect(await outcome(say(chat, callers.roomModerator, room, draft(id)))).toBe("ok");
    }
    expect(await outcome(say(chat, callers.user, room, draft("a")))).toBe("mutedAll");
  });

  it("are protected in this room and in no other", async () => {
    const { broadcaster, roomModerator } = callers;
    const other = await addUser(chat, "other_01");
    await addModerator(chat, room, "user_01");
    for (const who of [broadcaster, roomModerator, callers.moderator]) {
      expect(await outcome(mute(chat, who, room, "user_01", 60))).toBe("protected");
      expect(await outcome(hide(chat, who, room, { userId: "user_01" }))).toBe("protected");
    }
    expect(await outcome(hide(chat, roomModerator, room, { userId: room }))).toBe("protected");
    expect(await outcome(mute(chat, other, "other_01", "user_01", 60))).toBe("notFound");
    await removeModerator(chat, room, "user_01");
    expect(await outcome(mute(chat, broadcaster, room, "user_01", 60))).toBe("ok");
  });

  it("are muted no longer once they are named, and bans hold for them all the same", async () => {
    await mute(chat, callers.broadcaster, room, "user_01", 600);
    await addModerator(chat, room, "user_01");
    expect(await outcome(say(chat, callers.user, room, draft("a")))).toBe("ok");
    expect(await outcome(ban(chat, callers.moderator, "user_01", 600))).toBe("ok");
    expect(await outcome(say(chat, callers.user, room, draft("b")))).toBe("banned");
    expect(await outcome(muteAll(chat, callers.user, room, true))).toBe("notModerator");
    expect(await outcome(hide(chat, callers.broadcaster, room, { userId: "user_01" }))).toBe("ok");
  });

  it("have names that no guest writes under", async () => {
    const guest = await addGuest(chat, "Ｈilde");
    expect(await outcome(say(chat, guest, room, draft("a")))).toBe("guestName");
  });
});

it("on a phone, only whom the broadcaster has named is spared slow mode, and marked", async () => {
  const { world, host } = await openHostedWorld();
  const group = ownRoomId(room);
  await addUser(world.chat, "helper_01");
  await addModerator(world.chat, room, "helper_01");
  await setRules(world.chat, host, room, { slowSeconds: 60 });
  const said: boolean[] = [];
  for (const name of ["helper_01", "phone_x"]) {
    const phone = await world.phone(name, 2);
    await phone.enter(group);
    for (const text of ["one", "two"]) said.push((await phone.say(text)).ok);
  }
  await world.im.callbacksSettled();
  expect(said).toEqual([true, true, true, false]);
  const marks = world.chat.chat.recent(room, 50).map(({ userId, role }) => [userId, role]);
  expect(marks).toEqual([
    ["helper_01", "moderator"],
    ["helper_01", "moderator"],
    ["phone_x", ""],
  ]);
  await world.stop();
});
