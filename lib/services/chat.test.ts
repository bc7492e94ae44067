import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findLive } from "@/db/repositories/live";
import { anonymous } from "@/lib/auth/actor";
import { isServiceError } from "@/lib/errors";
import type { Caller } from "./acting";
import { chatOf, say } from "./chat";
import { addUser, openTestChat, type TestChat } from "./chat-fixture";
import { mute, muteAll } from "./chat-moderation";
import { announceLive, beginPush, endPush } from "./live-fixture";

const room = "host_01";
let chat: TestChat;
let callers: Record<"anonymous" | "user" | "broadcaster" | "moderator" | "admin", Caller>;

async function open(environment: Record<string, string> = {}): Promise<void> {
  chat = openTestChat(environment);
  callers = {
    anonymous: { actor: anonymous, clientIp: "127.0.0.1" },
    user: await addUser(chat, "user_01", { nickname: "Uma" }),
    broadcaster: await addUser(chat, room),
    moderator: await addUser(chat, "mod_01", { role: "moderator" }),
    admin: await addUser(chat, "boss_01", { role: "admin" }),
  };
  await addUser(chat, "target_01");
  await announceLive(chat, room, { groupid: "" });
  await beginPush(chat, room);
}
beforeEach(() => open());
afterEach(() => chat.stop());

const draft = (id: string, text = "hello", kind: "text" | "danmaku" | "like" = "text") => ({
  id: `draft-${id}`,
  text,
  kind,
});
const texts = () => chatOf(chat, callers.anonymous, room).messages.map(({ text }) => text);

/** `ok`, or the reason or code of the refusal. */
async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "ok";
  } catch (error) {
    if (!isServiceError(error)) throw error;
    const { reason } = error.data as { reason?: string };
    return reason ?? error.code;
  }
}

describe("who may do what in a room", () => {
  it.each([
    ["anonymous", "unverified", "unverified", "unverified"],
    ["user", "ok", "notModerator", "notModerator"],
    ["broadcaster", "ok", "ok", "ok"],
    ["moderator", "ok", "ok", "ok"],
    ["admin", "ok", "ok", "ok"],
  ] as const)("%s: say %s, mute %s, mute all %s", async (who, says, mutes, mutesAll) => {
    const caller = callers[who];
    expect(await outcome(say(chat, caller, room, draft("a")))).toBe(says);
    expect(await outcome(say(chat, caller, room, draft("b", "", "like")))).toBe(says);
    expect(await outcome(mute(chat, caller, room, "target_01", 60))).toBe(mutes);
    expect(await outcome(muteAll(chat, caller, room, true))).toBe(mutesAll);
    expect(findLive(chat.database.read, room)?.chatMuted).toBe(mutesAll === "ok" ? 1 : 0);
  });

  it("a broadcaster keeps order in no room but the own", async () => {
    const other = await addUser(chat, "other_01");
    await announceLive(chat, "other_01", { groupid: "" });
    expect(await outcome(mute(chat, other, room, "target_01", 60))).toBe("notModerator");
    expect(await outcome(muteAll(chat, other, room, true))).toBe("notModerator");
  });

  it.each(["host_01", "mod_01", "boss_01", "administrator", "root"])(
    "nobody mutes %s",
    async (target) => {
      for (const who of ["broadcaster", "moderator", "admin"] as const) {
        expect(await outcome(mute(chat, callers[who], room, target, 60))).toBe("protected");
      }
    },
  );

  it("there is nothing to say in a room that does not exist", async () => {
    expect(await outcome(say(chat, callers.user, "nobody_01", draft("a")))).toBe("notFound");
    expect(await outcome(mute(chat, callers.admin, "nobody_01", "target_01", 1))).toBe("notFound");
    expect(await outcome(muteAll(chat, callers.admin, "nobody_01", true))).toBe("notFound");
  });
});

describe("saying something", () => {
  it("is told to everybody once, however often the browser tries", async () => {
    const tries = await Promise.all(
      [1, 2, 3].map(() => say(chat, callers.user, room, draft("same"))),
    );
    await say(chat, callers.user, room, draft("same"));
    expect(texts()).toEqual(["hello"]);
    expect(new Set(tries.map(({ message }) => message?.seq)).size).toBe(1);
  });

  it("is one's own: another user's same id is another message", async () => {
    await say(chat, callers.user, room, draft("same", "mine"));
    await say(chat, callers.moderator, room, draft("same", "yours"));
    expect(texts()).toEqual(["mine", "yours"]);
  });

  it("takes 160 bytes of one line of clean text and not one more", async () => {
    const long = "你".repeat(53);
    expect(await outcome(say(chat, callers.user, room, draft("a", `${long}x`)))).toBe("ok");
    expect(await outcome(say(chat, callers.user, room, draft("b", `${long}xx`)))).toBe("tooLong");
    expect(await outcome(say(chat, callers.user, room, draft("c", " \u0000\n ")))).toBe("empty");
    expect(await outcome(say(chat, callers.user, room, draft("d", "a\nb\u0007\tc")))).toBe("ok");
    expect(texts()).toEqual([`${long}x`, "a b c"]);
  });

  it("is possible while the broadcast is on air, and its conversation stays readable", async () => {
    await say(chat, callers.user, room, draft("a"));
    await endPush(chat, room);
    expect(await outcome(say(chat, callers.user, room, draft("b")))).toBe("notLive");
    expect(await outcome(say(chat, callers.user, room, draft("c", "", "like")))).toBe("notLive");
    expect(texts()).toEqual(["hello"]);
    chat.advance(3_600_000);
    await beginPush(chat, room, "another");
    expect(texts()).toEqual([]);
  });

  it("has a limit for each sender, which a repetition does not use up", async () => {
    await chat.stop();
    await open({ CHAT_MESSAGES_PER_TEN_SECONDS: "2" });
    await say(chat, callers.user, room, draft("1"));
    await say(chat, callers.user, room, draft("1"));
    await say(chat, callers.user, room, draft("2"));
    const refused = await say(chat, callers.user, room, draft("3")).catch((error) => error);
    expect(refused).toMatchObject({ code: "tooOften", data: { reason: "tooOften" } });
    expect(refused.retryAfterSeconds).toBeGreaterThan(0);
    expect(await outcome(say(chat, callers.moderator, room, draft("1")))).toBe("ok");
  });

  it("counts a like once, in the counter that the lists show", async () => {
    const said = await say(chat, callers.user, room, draft("a", "", "like"));
    expect(said).toEqual({ message: null, liked: true });
    expect(findLive(chat.database.read, room)?.likeCount).toBe(1);
    expect(texts()).toEqual([]);
  });

  it("does not pass a blocked word", async () => {
    await chat.stop();
    await open({ BLOCKED_WORDS: "spam*, 广告" });
    expect(await outcome(say(chat, callers.user, room, draft("a", "ＳＰＡＭmer")))).toBe(
      "blockedWord",
    );
    expect(await outcome(say(chat, callers.user, room, draft("b", "看广告吧")))).toBe(
      "blockedWord",
    );
    expect(await outcome(say(chat, callers.user, room, draft("c", "no ham")))).toBe("ok");
  });
});

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
    expect(chatOf(chat, callers.user, room).mutedAll).toBe(true);
    await muteAll(chat, callers.broadcaster, room, false);
    expect(await outcome(say(chat, callers.user, room, draft("c")))).toBe("ok");
  });
});
