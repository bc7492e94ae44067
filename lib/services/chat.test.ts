import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findLive, updateLive } from "@/db/repositories/live";
import { findSession, insertSession } from "@/db/repositories/live-sessions";
import { chatOf, say } from "./chat";
import { ban } from "./chat-ban";
import { addUser, type TestChat } from "./chat-fixture";
import { mute, muteAll } from "./chat-moderation";
import { type ChatCallers, draft, openChatPeople, outcome, room } from "./chat-people-fixture";
import { announceLive, beginPush, endPush } from "./live-fixture";

let chat: TestChat;
let callers: ChatCallers;

async function open(environment: Record<string, string> = {}): Promise<void> {
  ({ chat, callers } = await openChatPeople(environment));
}
beforeEach(() => open());
afterEach(() => chat.stop());

const texts = () => chatOf(chat, callers.anonymous, room).messages.map(({ text }) => text);

describe("who may do what in a room", () => {
  it.each([
    // A guest of the apps proves nothing to the web: here he is anonymous.
    ["anonymous", "unverified", "unverified", "unverified", "unverified"],
    ["guest", "ok", "unverified", "unverified", "unverified"],
    ["user", "ok", "notModerator", "notModerator", "notModerator"],
    ["broadcaster", "ok", "ok", "ok", "notModerator"],
    ["moderator", "ok", "ok", "ok", "ok"],
    ["admin", "ok", "ok", "ok", "ok"],
  ] as const)("%s: say %s, mute %s, mute all %s, ban %s", async (...row) => {
    const [who, says, mutes, mutesAll, bans] = row;
    const caller = callers[who];
    expect(await outcome(say(chat, caller, room, draft("a")))).toBe(says);
    expect(await outcome(say(chat, caller, room, draft("b", "", "like")))).toBe(says);
    expect(await outcome(mute(chat, caller, room, "target_01", 60))).toBe(mutes);
    expect(await outcome(muteAll(chat, caller, room, true))).toBe(mutesAll);
    expect(chatOf(chat, caller, room).rules.mutedAll).toBe(mutesAll === "ok");
    expect(await outcome(ban(chat, caller, "target_01", 60))).toBe(bans);
    expect(await outcome(ban(chat, caller, "target_01", 0))).toBe(bans);
    expect(chatOf(chat, caller, room).rights.ban).toBe(bans === "ok");
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

  it.each(["mod_01", "boss_01", "administrator", "root"])("nobody bans %s", async (target) => {
    for (const who of ["moderator", "admin"] as const) {
      expect(await outcome(ban(chat, callers[who], target, 60))).toBe("protected");
    }
  });

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
    for (const nothing of [" \u200b ", "\u2060", "\u202e", "\u3164", "\ufe0f\u2800"]) {
      expect(await outcome(say(chat, callers.user, room, draft("e", nothing)))).toBe("empty");
    }
    const turned = "\u202egnp.exe";
    const { message } = await say(chat, callers.user, room, draft("f", turned));
    expect(message?.text).toBe("gnp.exe");
    // What holds an emoji together is invisible as well, and stays.
    const family = "👩\u200d👩\u200d👧";
    expect((await say(chat, callers.user, room, draft("g", family))).message?.text).toBe(family);
    expect(texts()).toEqual([`${long}x`, "a b c", "gnp.exe", family]);
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

  it("stays readable when a start that is reported late makes the broadcast another one", async () => {
    await say(chat, callers.user, room, draft("a"));
    const live = findLive(chat.database.read, room);
    const session = live?.sessionId ? findSession(chat.database.read, live.sessionId) : null;
    await chat.database.write((db) => {
      if (!session) throw new Error("There is no session.");
      insertSession(db, { ...session, id: "reported", startedMs: session.startedMs - 20_000 });
      updateLive(db, room, { sessionId: "reported" });
    });
    expect(texts()).toEqual(["hello"]);
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

  it("says what its writer was when he wrote", async () => {
    for (const who of ["guest", "user", "broadcaster", "moderator", "admin"] as const) {
      await say(chat, callers[who], room, draft("a"));
    }
    const roles = chatOf(chat, callers.anonymous, room).messages.map(({ role }) => role);
    expect(roles).toEqual(["guest", "", "", "moderator", "admin"]);
  });

  it("flies where it was meant to, and a text nowhere", async () => {
    const placed = async (id: string, change: object) =>
      (await say(chat, callers.user, room, { ...draft(id, "fly", "danmaku"), ...change })).message
        ?.placement;
    expect(await placed("a", {})).toBe("scroll");
    expect(await placed("b", { placement: "top" })).toBe("top");
    expect(await placed("c", { placement: "bottom" })).toBe("bottom");
    expect(await placed("d", { placement: "bottom", kind: "text" })).toBe("scroll");
  });

  it("has at most 50 characters as a danmaku", async () => {
    const fly = (id: string, text: string) =>
      say(chat, callers.user, room, draft(id, text, "danmaku"));
    expect(await outcome(fly("a", "你".repeat(50)))).toBe("ok");
    expect(await outcome(fly("b", "x".repeat(51)))).toBe("tooLong");
    expect(await outcome(fly("c", "你".repeat(51)))).toBe("tooLong");
    expect(await outcome(say(chat, callers.user, room, draft("d", "x".repeat(51))))).toBe("ok");
  });

  it("answers a message of this room that can be read, with how that began", async () => {
    const long = "a".repeat(59);
    const { message } = await say(chat, callers.moderator, room, draft("a", `${long}你好`));
    const reply = (id: string, replyTo: string) =>
      say(chat, callers.guest, room, { ...draft(id, "yes", "danmaku"), replyTo });
    const answer = await reply("b", message?.id ?? "");
    const quote = { id: message?.id, nickname: "mod_01", text: long };
    expect(answer.message?.replyTo).toEqual(quote);
    expect((await reply("b", message?.id ?? "")).message?.replyTo).toEqual(quote);
    expect(await outcome(reply("c", "mod_01:draft-nothing"))).toBe("replyGone");
    await announceLive(chat, "other_01", { groupid: "" });
    await beginPush(chat, "other_01");
    const there = await say(chat, callers.user, "other_01", draft("a"));
    expect(await outcome(reply("d", there.message?.id ?? ""))).toBe("replyGone");
  });

  it("comes back clean or is refused, whatever it is", async () => {
    const corpus = [
      "<script>alert(1)</script>",
      '"><img src=x onerror=alert(1)>',
      "https://example.com/?a=1&b=<b>",
      "\u202egnp.exe\u2066",
      `Z${"\u0351".repeat(60)}algo`,
      "a\u0000b\u001bc",
      "\ud800 lone \udfff",
      "x".repeat(10_000),
      "\u2028line\u2029",
    ];
    const kept: string[] = [];
    for (const [i, text] of corpus.entries()) {
      const result = await outcome(say(chat, callers.guest, room, draft(`h${i}`, text)));
      if (result === "ok") kept.push(texts().at(-1) ?? "");
      else expect([text.length, result]).toEqual([10_000, "tooLong"]);
    }
    expect(kept).toEqual([
      "<script>alert(1)</script>",
      '"><img src=x onerror=alert(1)>',
      "https://example.com/?a=1&b=<b>",
      "gnp.exe",
      "Z\u0351\u0351\u0351algo",
      "abc",
      "\ufffd lone \ufffd",
      "line",
    ]);
    // What the scripts of people need stays.
    for (const [i, text] of ["Tiếng Việt", "e\u0323\u0302", "กี่", "བསྒྲུབས", "❤️‍🔥"].entries()) {
      await say(chat, callers.user, room, draft(`s${i}`, text));
      expect(texts().at(-1)).toBe(text);
    }
  });
});
