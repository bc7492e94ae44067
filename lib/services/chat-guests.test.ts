import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findGuest } from "@/db/repositories/web-guests";
import { actorOfCookies, anonymous } from "@/lib/auth/actor";
import { guestCookieName, guestTtlSeconds, isGuestId, newGuestId } from "@/lib/auth/web-guest";
import { sessionCookieName } from "@/lib/auth/web-session";
import { maxGuestNicknameCharacters } from "@/lib/shared/chat";
import { isUserName, registerAccount } from "./accounts";
import { chatOf, say } from "./chat";
import { ban } from "./chat-ban";
import { addUser, type TestChat } from "./chat-fixture";
import { chooseNickname } from "./chat-guests";
import { mute, setRules } from "./chat-moderation";
import {
  addGuest,
  type ChatCallers,
  draft,
  openChatPeople,
  outcome,
  room,
} from "./chat-people-fixture";
import { announceLive, beginPush } from "./live-fixture";
import { tidyUp } from "./maintenance";

let chat: TestChat;
let callers: ChatCallers;

async function open(environment: Record<string, string> = {}): Promise<void> {
  ({ chat, callers } = await openChatPeople({
    GUEST_NICKNAMES_PER_HOUR: "10000",
    ...environment,
  }));
}
async function reopen(environment: Record<string, string>): Promise<void> {
  await chat.stop();
  await open(environment);
}
beforeEach(() => open());
afterEach(() => chat.stop());

const nobody = { actor: anonymous, clientIp: "198.51.100.9" };
const choose = (nickname: string) => chooseNickname(chat, nobody, undefined, nickname);
const kept = async (nickname: string) => (await choose(nickname)).self.nickname;
const cookieOf = (token: string) => `a=b; ${guestCookieName}=${token}`;
const actorOf = (cookie: string) => actorOfCookies(chat, cookie);

describe("a guest", () => {
  it("is who holds the cookie, for a month from when he was last seen", async () => {
    const { self, token } = await choose("Gina");
    const cookie = cookieOf(token ?? "");
    const gina = { kind: "guest", userId: self.userId, nickname: "Gina" } as const;
    expect(actorOf(cookie)).toEqual(gina);
    expect(actorOf(`${cookie}x`)).toEqual(anonymous);
    chat.advance((guestTtlSeconds - 1) * 1000);
    const caller = { actor: actorOf(cookie), clientIp: "198.51.100.9" };
    expect(await outcome(say(chat, caller, room, draft("a")))).toBe("ok");
    chat.advance((guestTtlSeconds - 1) * 1000);
    await tidyUp(chat);
    expect(actorOf(cookie)).toEqual(gina);
    chat.advance(1000);
    expect(actorOf(cookie)).toEqual(anonymous);
    await tidyUp(chat);
    chat.advance(1000);
    await tidyUp(chat);
    expect(findGuest(chat.database.read, self.userId)).toBeNull();
  });

  it("keeps his id under another nickname, and nobody learns his token", async () => {
    const { self, token } = await choose("Gina");
    const actor = actorOf(cookieOf(token ?? ""));
    const again = await chooseNickname(chat, { ...nobody, actor }, token ?? "", "Georgina");
    expect(again).toEqual({ self: { ...self, nickname: "Georgina" }, token });
    expect(actorOf(cookieOf(token ?? ""))).toMatchObject({ nickname: "Georgina" });
    expect(JSON.stringify(findGuest(chat.database.read, self.userId))).not.toContain(token);
  });

  it("gives way to the account of the same browser, which needs no nickname", async () => {
    const { token } = await choose("Gina");
    const input = { userId: "gina_01", password: "correct horse", nickname: "Miss Gina" };
    const { token: session } = await registerAccount(chat, input, "");
    const both = `${cookieOf(token ?? "")}; ${sessionCookieName}=${session}`;
    expect(actorOf(both)).toMatchObject({ kind: "user", userId: "gina_01" });
    const chosen = await chooseNickname(
      chat,
      { ...nobody, actor: actorOf(both) },
      token ?? "",
      "Me",
    );
    expect(chosen).toMatchObject({ self: { userId: "gina_01", nickname: "Miss Gina" } });
    expect(chosen.token).toBeNull();
    expect(actorOf(cookieOf(token ?? ""))).toMatchObject({ kind: "guest", nickname: "Gina" });
  });

  it("has an id that fits IM and that nobody can register", async () => {
    for (let i = 0; i < 100; i += 1) {
      const id = newGuestId();
      expect(isGuestId(id) && isUserName(id)).toBe(true);
      expect(Buffer.byteLength(id)).toBeLessThanOrEqual(32);
    }
    const password = "correct horse";
    for (const userId of [newGuestId(), newGuestId().toUpperCase()]) {
      const made = registerAccount(chat, { userId, password, nickname: "" }, "");
      expect(await outcome(made)).toBe("userExists");
    }
  });

  it("is refused where the server or the broadcaster takes no guests, and told so before", async () => {
    await setRules(chat, callers.broadcaster, room, { guestsMayWrite: false });
    expect(await outcome(say(chat, callers.guest, room, draft("a")))).toBe("guestsClosed");
    expect(await outcome(say(chat, callers.guest, room, draft("b", "", "like")))).toBe("ok");
    expect(await outcome(say(chat, callers.user, room, draft("a")))).toBe("ok");
    for (const who of ["guest", "anonymous"] as const) {
      expect(chatOf(chat, callers[who], room).rights.write).toBe("signIn");
    }
    await setRules(chat, callers.broadcaster, room, { guestsMayWrite: true });
    expect(await outcome(say(chat, callers.guest, room, draft("c")))).toBe("ok");
    const { token } = await choose("Gina");
    const closed = { ...chat, config: { ...chat.config, chatGuests: false } };
    expect(actorOfCookies(closed, cookieOf(token ?? ""))).toEqual(anonymous);
    expect(await outcome(chooseNickname(closed, nobody, undefined, "Gina"))).toBe("guestsClosed");
    expect(await outcome(say(closed, nobody, room, draft("d")))).toBe("guestsClosed");
    expect(chatOf(closed, nobody, room)).toMatchObject({
      rules: { guestsMayWrite: false },
      rights: { write: "signIn" },
    });
  });

  it("costs his address one of so many nicknames an hour, a refused one nothing", async () => {
    await reopen({ GUEST_NICKNAMES_PER_HOUR: "2" });
    for (let i = 0; i < 5; i += 1) expect(await outcome(choose("admin"))).toBe("taken");
    expect(await outcome(choose("One"))).toBe("ok");
    expect(await outcome(choose("Two"))).toBe("ok");
    const refused = await choose("Three").catch((error) => error);
    expect(refused).toMatchObject({ code: "tooOften" });
    expect(refused.retryAfterSeconds).toBeGreaterThan(0);
  });

  it("writes as much as any sender, and all at his address together ten times that", async () => {
    await reopen({ CHAT_MESSAGES_PER_TEN_SECONDS: "1" });
    for (let i = 0; i < 10; i += 1) {
      const guest = await addGuest(chat, `Gina ${i}`);
      expect(await outcome(say(chat, guest, room, draft("a")))).toBe("ok");
      expect(await outcome(say(chat, guest, room, draft("b")))).toBe("tooOften");
    }
    const one = await addGuest(chat, "One more");
    expect(await outcome(say(chat, one, room, draft("a")))).toBe("tooOften");
    expect(await outcome(say(chat, callers.user, room, draft("a")))).toBe("ok");
    const elsewhere = await addGuest(chat, "Elsewhere", "203.0.113.5");
    expect(await outcome(say(chat, elsewhere, room, draft("a")))).toBe("ok");
  });
});

describe("a guest's nickname", () => {
  it("is one line of at most 24 characters that can be seen", async () => {
    expect(await kept("  Gina\n Ginger ")).toBe("Gina Ginger");
    expect(await kept("观众".repeat(12))).toHaveLength(maxGuestNicknameCharacters);
    expect(await kept("😀".repeat(24))).toHaveLength(48);
    for (const [name, reason] of [
      ["", "empty"],
      [" \u200b\u2060\ufeff", "empty"],
      ["\u3164", "empty"],
      ["x".repeat(25), "tooLong"],
      ["x".repeat(10_000), "tooLong"],
    ] as const) {
      expect(await outcome(choose(name))).toBe(reason);
    }
  });

  it.each([
    "Admin",
    "ＡＤＭＩＮ",
    "a d m i n",
    "a\u200bdmin",
    "аdmin",
    "ádmin",
    "[admin]",
    "0fficia1",
    "管理员",
    "管 理 员",
    "administrator",
    "MOD_01",
    "Sheriff",
    "Sherıff",
    "ｓｈｅｒｉｆｆ",
    "boss_01",
    "Hоst",
    "AcCount",
  ])("%s could be mistaken for who keeps order", async (name) => {
    await addUser(chat, "mod_02", { role: "moderator", nickname: "Sheriff" });
    await announceLive(chat, "host_02", { groupid: "", nickname: "Host" });
    await beginPush(chat, "host_02");
    await addUser(chat, "host_03", { nickname: "Account" });
    await announceLive(chat, "host_03", { groupid: "", nickname: "" });
    await beginPush(chat, "host_03");
    expect(await outcome(choose(name))).toBe("taken");
  });

  it("that looks like the broadcaster's is of no use in his room, whoever had it first", async () => {
    const early = await addGuest(chat, "Late Host");
    await announceLive(chat, "late_01", { groupid: "", nickname: "L\u00e2te host" });
    await beginPush(chat, "late_01");
    expect(await outcome(say(chat, early, "late_01", draft("a")))).toBe("guestName");
    expect(await outcome(say(chat, early, room, draft("a")))).toBe("ok");
  });

  it("has no blocked word", async () => {
    await reopen({ BLOCKED_WORDS: "spam*" });
    expect(await outcome(choose("Ｓpammer"))).toBe("blockedWord");
  });

  it("comes back clean or refused, whatever it is", async () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom(
        "<script>alert(1)</script>",
        '"><img src=x onerror=x>',
        "\u202eevil",
        "Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357algo",
        "a\u0000b",
        "\ud800x",
        "x\udfff",
        "javascript:alert(1)",
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (name) => {
        const chosen = await choose(name).catch((error) => error);
        if (chosen instanceof Error) {
          expect(chosen).toMatchObject({ code: "malformedField" });
          return;
        }
        const { nickname } = chosen.self;
        expect([...nickname].length).toBeLessThanOrEqual(maxGuestNicknameCharacters);
        expect(nickname).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
        expect(nickname).not.toMatch(/[\u0300-\u036f]{4}/);
        expect(nickname.trim()).toBe(nickname);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a mute or a ban of a guest", () => {
  const first = "198.51.100.20";
  const silence = {
    mute: (who: string, seconds: number) => mute(chat, callers.broadcaster, room, who, seconds),
    ban: (who: string, seconds: number) => ban(chat, callers.moderator, who, seconds),
  };

  it.each([
    ["mute", "muted"],
    ["ban", "banned"],
  ] as const)("%s: holds under another name as long as it lasts", async (kind, reason) => {
    const gina = await addGuest(chat, "Gina", first);
    const again = await addGuest(chat, "Not Gina", first);
    await silence[kind](gina.userId, 60);
    expect(await outcome(say(chat, gina, room, draft("a")))).toBe(reason);
    const refused = await say(chat, again, room, draft("a")).catch((error) => error);
    expect(refused).toMatchObject({ data: { reason }, retryAfterSeconds: 60 });
    expect(await outcome(say(chat, again, room, draft("b", "", "like")))).toBe(reason);
    chat.advance(60_000);
    expect(await outcome(say(chat, again, room, draft("a")))).toBe("ok");
  });

  it("never catches an account at his address, nor guests elsewhere or in other rooms", async () => {
    const gina = await addGuest(chat, "Gina", first);
    await silence.mute(gina.userId, 60);
    const uma = { ...callers.user, clientIp: first };
    expect(await outcome(say(chat, uma, room, draft("a")))).toBe("ok");
    const elsewhere = await addGuest(chat, "Gina", "198.51.100.21");
    expect(await outcome(say(chat, elsewhere, room, draft("a")))).toBe("ok");
    await announceLive(chat, "other_01", { groupid: "" });
    await beginPush(chat, "other_01");
    expect(await outcome(say(chat, gina, "other_01", draft("a")))).toBe("ok");
  });

  it("that is lifted frees his address, but for the mutes of others there", async () => {
    const gina = await addGuest(chat, "Gina", first);
    const gus = await addGuest(chat, "Gus", first);
    const third = await addGuest(chat, "Third", first);
    await silence.mute(gina.userId, 600);
    await silence.mute(gus.userId, 60);
    await silence.mute(gina.userId, 0);
    expect(await outcome(say(chat, third, room, draft("a")))).toBe("muted");
    await silence.mute(gus.userId, 0);
    for (const guest of [gina, gus, third]) {
      expect(await outcome(say(chat, guest, room, draft("b")))).toBe("ok");
    }
  });

  it("follows him to the address that he wrote from last", async () => {
    const gina = await addGuest(chat, "Gina", first);
    const there = await addGuest(chat, "Other", "203.0.113.5");
    await say(chat, { ...gina, clientIp: "203.0.113.5" }, room, draft("a"));
    await silence.ban(gina.userId, 60);
    expect(await outcome(say(chat, there, room, draft("a")))).toBe("banned");
    const before = await addGuest(chat, "Before", first);
    expect(await outcome(say(chat, before, room, draft("a")))).toBe("ok");
  });
});
