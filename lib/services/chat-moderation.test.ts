import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { updateAccount } from "@/db/repositories/accounts";
import { chatOf, say } from "./chat";
import { ban } from "./chat-ban";
import type { TestChat } from "./chat-fixture";
import { endMuteAlls, mute, muteAll } from "./chat-moderation";
import { type ChatCallers, draft, openChatPeople, outcome, room } from "./chat-people-fixture";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { expireSessions } from "./stream-events";

let chat: TestChat;
let callers: ChatCallers;
beforeEach(async () => {
  ({ chat, callers } = await openChatPeople());
});
afterEach(() => chat.stop());

describe("a mute", () => {
  it("says until when, holds in its room alone, and ends by itself or by hand", async () => {
    await announceLive(chat, "other_01", { groupid: "" });
    await beginPush(chat, "other_01");
    await mute(chat, callers.broadcaster, room, "user_01", 60);
    const refused = await say(chat, callers.user, room, draft("a")).catch((error) => error);
    expect(refused).toMatchObject({ data: { reason: "muted" }, retryAfterSeconds: 60 });
    expect(await outcome(say(chat, callers.user, "other_01", draft("a")))).toBe("ok");
    chat.advance(60_000);
    expect(await outcome(say(chat, callers.user, room, draft("b")))).toBe("ok");
    await mute(chat, callers.moderator, room, "user_01", 600);
    expect(await outcome(say(chat, callers.user, room, draft("c")))).toBe("muted");
    await mute(chat, callers.broadcaster, room, "user_01", 0);
    expect(await outcome(say(chat, callers.user, room, draft("d")))).toBe("ok");
  });

  it("of all leaves the word to broadcaster, moderators and administrators", async () => {
    await muteAll(chat, callers.broadcaster, room, true);
    expect(await outcome(say(chat, callers.user, room, draft("a")))).toBe("mutedAll");
    for (const who of ["broadcaster", "moderator", "admin"] as const) {
      expect(await outcome(say(chat, callers[who], room, draft("b")))).toBe("ok");
    }
    expect(chatOf(chat, callers.user, room).rules.mutedAll).toBe(true);
    await muteAll(chat, callers.broadcaster, room, false);
    expect(await outcome(say(chat, callers.user, room, draft("c")))).toBe("ok");
  });

  it("of all ends with its broadcast, and holds for the next one when none runs", async () => {
    const mutedAll = () => chatOf(chat, callers.user, room).rules.mutedAll;
    await muteAll(chat, callers.broadcaster, room, true);
    chat.advance(60_000);
    await endMuteAlls(chat);
    expect(mutedAll()).toBe(true);
    await endPush(chat, room);
    expect(mutedAll()).toBe(false);
    await endMuteAlls(chat);
    chat.advance(60_000);
    await muteAll(chat, callers.broadcaster, room, true);
    await endMuteAlls(chat);
    chat.advance(60_000);
    await beginPush(chat, room, "second");
    expect(mutedAll()).toBe(true);
    expect(await outcome(say(chat, callers.user, room, draft("a")))).toBe("mutedAll");
    chat.advance(60_000);
    await endPush(chat, room, "second");
    chat.advance(60_000);
    // Nobody has looked in between.
    await beginPush(chat, room, "third");
    expect(mutedAll()).toBe(false);
    expect(await outcome(say(chat, callers.user, room, draft("b")))).toBe("ok");
  });

  it("of all ends with a broadcast whose publisher was lost before it was said", async () => {
    chat.advance(60_000);
    await endPush(chat, room, room, true);
    chat.advance(5000);
    await muteAll(chat, callers.broadcaster, room, true);
    expect(chatOf(chat, callers.user, room).rules.mutedAll).toBe(true);
    chat.advance(3_600_000);
    await expireSessions(chat, chat.now());
    expect(chatOf(chat, callers.user, room).rules.mutedAll).toBe(false);
  });

  it("of all is told to its readers when it ends and when they come back", async () => {
    const events: string[] = [];
    const sink = {
      write: (it: string | Buffer) => events.push(String(it)) > 0,
      close: () => undefined,
    };
    await muteAll(chat, callers.broadcaster, room, true);
    const leave = chat.chat.subscribe(room, 0, sink);
    expect(events.join("")).toMatch(/"kind":"state".*"mutedAll":true/);
    chat.advance(60_000);
    await endPush(chat, room);
    await endMuteAlls(chat);
    expect(events.at(-1)).toMatch(/"kind":"state".*"mutedAll":false/);
    leave();
  });
});

describe("a ban", () => {
  it("holds in every room, the own one too, says until when, and ends by itself or by hand", async () => {
    await announceLive(chat, "user_01", { groupid: "" });
    await beginPush(chat, "user_01");
    await ban(chat, callers.moderator, "user_01", 60);
    for (const place of [room, "user_01"]) {
      const refused = await say(chat, callers.user, place, draft("a")).catch((error) => error);
      expect(refused).toMatchObject({ data: { reason: "banned" }, retryAfterSeconds: 60 });
      expect(await outcome(say(chat, callers.user, place, draft("b", "", "like")))).toBe("banned");
    }
    chat.advance(60_000);
    expect(await outcome(say(chat, callers.user, room, draft("a")))).toBe("ok");
    await ban(chat, callers.admin, "user_01", 600);
    await ban(chat, callers.moderator, "user_01", 0);
    expect(await outcome(say(chat, callers.user, room, draft("b")))).toBe("ok");
  });

  it("is another thing than a mute: lifting one leaves the other", async () => {
    await mute(chat, callers.broadcaster, room, "user_01", 60);
    await ban(chat, callers.moderator, "user_01", 600);
    await mute(chat, callers.broadcaster, room, "user_01", 0);
    expect(await outcome(say(chat, callers.user, room, draft("a")))).toBe("banned");
    await mute(chat, callers.broadcaster, room, "user_01", 60);
    await ban(chat, callers.moderator, "user_01", 0);
    expect(await outcome(say(chat, callers.user, room, draft("b")))).toBe("muted");
  });

  it("of somebody who was made a moderator since then counts no more", async () => {
    await ban(chat, callers.admin, "user_01", 600);
    await chat.database.write((db) => updateAccount(db, "user_01", { role: "moderator" }));
    expect(await outcome(say(chat, callers.user, room, draft("a")))).toBe("ok");
  });
});
