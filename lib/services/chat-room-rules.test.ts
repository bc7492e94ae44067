import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChatRules } from "@/lib/shared/chat";
import { chatOf, say } from "./chat";
import type { TestChat } from "./chat-fixture";
import { endMuteAlls, muteAll, setRules } from "./chat-moderation";
import { type ChatCallers, draft, openChatPeople, outcome, room } from "./chat-people-fixture";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { SlowMode } from "./slow-mode";

let chat: TestChat;
let callers: ChatCallers;
beforeEach(async () => {
  ({ chat, callers } = await openChatPeople());
});
afterEach(() => chat.stop());

const rules = () => chatOf(chat, callers.anonymous, room).rules;

/** What a reader of the room is told of its rules. */
function listen(): { readonly told: ChatRules[]; leave(): void } {
  const told: ChatRules[] = [];
  const write = (frame: string | Buffer) => {
    for (const [, json = ""] of String(frame).matchAll(/^data: (\{.*\})$/gm)) {
      const { kind, ...rest } = JSON.parse(json);
      if (kind === "state") told.push(rest);
    }
    return true;
  };
  return { told, leave: chat.chat.subscribe(room, 0, { write, close: () => undefined }) };
}

describe("the rules of a room", () => {
  it("are kept, told at once and grow in version with every change, whatever the clock", async () => {
    const { told, leave } = listen();
    const host = callers.broadcaster;
    await setRules(chat, host, room, { slowSeconds: 10 });
    await setRules(chat, host, room, { guestsMayWrite: false });
    await muteAll(chat, host, room, true);
    chat.advance(-3_600_000);
    await setRules(chat, host, room, { slowSeconds: 0 });
    await setRules(chat, host, room, { notice: " Be\nkind. " });
    await muteAll(chat, host, room, false);
    await setRules(chat, host, room, { notice: "" });
    const shown = told.map(({ version: _, ...rest }) => rest);
    const first = { mutedAll: false, slowSeconds: 0, guestsMayWrite: true, notice: "" };
    expect(shown).toEqual([
      first,
      { ...first, slowSeconds: 10 },
      { ...first, slowSeconds: 10, guestsMayWrite: false },
      { mutedAll: true, slowSeconds: 10, guestsMayWrite: false, notice: "" },
      { mutedAll: true, slowSeconds: 0, guestsMayWrite: false, notice: "" },
      { mutedAll: true, slowSeconds: 0, guestsMayWrite: false, notice: "Be kind." },
      { ...first, guestsMayWrite: false, notice: "Be kind." },
      { ...first, guestsMayWrite: false },
    ]);
    const versions = told.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(rules()).toEqual(told.at(-1));
    leave();
  });

  it("have a new version when silence for all ends with its broadcast", async () => {
    await muteAll(chat, callers.broadcaster, room, true);
    const { version } = rules();
    chat.advance(60_000);
    await endPush(chat, room);
    await endMuteAlls(chat);
    expect(rules()).toMatchObject({ mutedAll: false });
    expect(rules().version).toBeGreaterThan(version);
  });

  it("are each room's own, and hold for its next broadcast but for the silence", async () => {
    await announceLive(chat, "other_01", { groupid: "" });
    await setRules(chat, callers.broadcaster, room, { slowSeconds: 5, guestsMayWrite: false });
    const other = chatOf(chat, callers.anonymous, "other_01").rules;
    expect(other).toEqual({
      version: 0,
      mutedAll: false,
      slowSeconds: 0,
      guestsMayWrite: true,
      notice: "",
    });
    chat.advance(60_000);
    await endPush(chat, room);
    chat.advance(3_600_000);
    await beginPush(chat, room, "second");
    expect(rules()).toMatchObject({ slowSeconds: 5, guestsMayWrite: false });
  });

  it.each([-1, 601, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    "know no slow mode of %s seconds",
    async (slowSeconds) => {
      const call = setRules(chat, callers.broadcaster, room, { slowSeconds });
      expect(await outcome(call)).toBe("invalidParameter");
      expect(rules().slowSeconds).toBe(0);
    },
  );
});

describe("the pinned notice", () => {
  const pin = (notice: string) => setRules(chat, callers.broadcaster, room, { notice });

  it.each([
    ["\u202etxet", "txet"],
    ["<b>bold</b> & [link](x)", "<b>bold</b> & [link](x)"],
    ["\u0000 \u200b", ""],
    [`e${"\u0301".repeat(50)}`, `e${"\u0301".repeat(3)}`],
    ["🙂".repeat(200), "🙂".repeat(200)],
  ])("%j is one line of clean text", async (notice, kept) => {
    await pin(notice);
    expect(rules().notice).toBe(kept);
  });

  it("is refused when it is too long, and the one before stays", async () => {
    await pin("Welcome");
    expect(await outcome(pin("x".repeat(201)))).toBe("noticeTooLong");
    expect(rules().notice).toBe("Welcome");
  });

  it("has no word that is blocked on this server", async () => {
    const strict = await openChatPeople({ BLOCKED_WORDS: "spam*" });
    const call = setRules(strict.chat, strict.callers.broadcaster, room, { notice: "ＳＰＡＭmer" });
    expect(await outcome(call)).toBe("noticeBlocked");
    await strict.chat.stop();
  });
});

describe("slow mode", () => {
  beforeEach(() => setRules(chat, callers.broadcaster, room, { slowSeconds: 30 }));

  it("keeps one sender's messages apart, says how long, and nobody else's", async () => {
    expect(await outcome(say(chat, callers.user, room, draft("a")))).toBe("ok");
    chat.advance(9500);
    const refused = await say(chat, callers.user, room, draft("b")).catch((error) => error);
    expect(refused).toMatchObject({ data: { reason: "slowMode" }, retryAfterSeconds: 21 });
    expect(await outcome(say(chat, callers.guest, room, draft("a")))).toBe("ok");
    chat.advance(20_500);
    expect(await outcome(say(chat, callers.user, room, draft("b")))).toBe("ok");
  });

  it("lets the same message be tried again, and likes through", async () => {
    const tries = await Promise.all(
      [1, 2, 3].map(() => say(chat, callers.user, room, draft("same"))),
    );
    expect(new Set(tries.map(({ message }) => message?.seq)).size).toBe(1);
    expect(await outcome(say(chat, callers.user, room, draft("b", "", "like")))).toBe("ok");
  });

  it("is not for who keeps order there, and not of other rooms", async () => {
    await announceLive(chat, "other_01", { groupid: "" });
    await beginPush(chat, "other_01");
    for (const who of ["broadcaster", "moderator", "admin"] as const) {
      for (const id of ["a", "b"]) {
        expect(await outcome(say(chat, callers[who], room, draft(id)))).toBe("ok");
      }
    }
    await say(chat, callers.user, room, draft("a"));
    expect(await outcome(say(chat, callers.user, "other_01", draft("a")))).toBe("ok");
    expect(await outcome(say(chat, callers.user, "other_01", draft("b")))).toBe("ok");
  });

  it("that is shortened or ended is so at once", async () => {
    await say(chat, callers.user, room, draft("a"));
    chat.advance(5000);
    await setRules(chat, callers.broadcaster, room, { slowSeconds: 6 });
    const refused = await say(chat, callers.user, room, draft("b")).catch((error) => error);
    expect(refused).toMatchObject({ retryAfterSeconds: 1 });
    await setRules(chat, callers.broadcaster, room, { slowSeconds: 0 });
    expect(await outcome(say(chat, callers.user, room, draft("b")))).toBe("ok");
  });

  it("keeps nobody waiting because a clock was put back", () => {
    const slow = new SlowMode();
    expect(slow.note("r", "u", { id: "a", atMs: 1_000_000 }, 10)).toBe(0);
    expect(slow.note("r", "u", { id: "b", atMs: 1_000_001 }, 10)).toBe(10);
    expect(slow.note("r", "u", { id: "b", atMs: 0 }, 10)).toBe(0);
    expect(slow.note("r", "u", { id: "c", atMs: 9001 }, 10)).toBe(1);
  });
});
