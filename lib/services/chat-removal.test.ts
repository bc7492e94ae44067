import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chatMessagesBetween, newestChatSeq } from "@/db/repositories/chat-messages";
import type { ChatMessage } from "@/lib/shared/chat";
import type { Caller } from "./acting";
import { chatOf, say } from "./chat";
import { ban } from "./chat-ban";
import { addUser, type TestChat } from "./chat-fixture";
import { chatHistory } from "./chat-history";
import { mute } from "./chat-moderation";
import { type ChatCallers, draft, openChatPeople, outcome, room } from "./chat-people-fixture";
import { hide } from "./chat-removal";
import { announceLive, beginPush, endPush } from "./live-fixture";

let chat: TestChat;
let callers: ChatCallers;
beforeEach(async () => {
  ({ chat, callers } = await openChatPeople({ CHAT_MESSAGES_PER_TEN_SECONDS: "100000" }));
});
afterEach(() => chat.stop());

const history = () => chatHistory(chat);
const shown = (place = room) => chatOf(chat, callers.anonymous, place).messages;
const texts = (place = room) => shown(place).map(({ text }) => text);
const replayed = (place = room) =>
  chatMessagesBetween(chat.database.read, place, 0, Number.MAX_SAFE_INTEGER, 1000).map(
    ({ text }) => text,
  );
async function write(who: Caller, id: string, text: string, replyTo?: string, place = room) {
  const { message } = await say(chat, who, place, { ...draft(id, text), replyTo });
  if (!message) throw new Error("Nothing was said.");
  return message;
}

describe("a hidden message", () => {
  it("is in no list, stream or replay, and who was away is told of it in its turn", async () => {
    const bad = await write(callers.user, "a", "bad");
    const good = await write(callers.user, "b", "good");
    await hide(chat, callers.broadcaster, room, { messageId: bad.id });
    expect(texts()).toEqual(["good"]);
    expect(replayed()).toEqual(["good"]);
    const after = history().after(room, 0, 10);
    expect(after).toEqual([
      expect.objectContaining({ id: good.id, text: "good" }),
      { seq: good.seq + 1, kind: "removed", messageId: bad.id, userId: "" },
    ]);
    expect(newestChatSeq(chat.database.read, room)).toBe(good.seq + 1);
    expect(JSON.stringify(after)).not.toContain("bad");
  });

  it("is told to who reads at once, and once however often it is hidden", async () => {
    const frames: string[] = [];
    const sink = {
      write: (it: string | Buffer) => frames.push(String(it)) > 0,
      close: () => undefined,
    };
    const bad = await write(callers.user, "a", "bad");
    const leave = chat.chat.subscribe(room, bad.seq, sink);
    for (const who of ["broadcaster", "moderator", "broadcaster"] as const) {
      await hide(chat, callers[who], room, { messageId: bad.id });
    }
    const removals = frames.join("").match(/"kind":"removed"/g);
    expect(removals).toHaveLength(1);
    leave();
  });

  it("takes its words out of the answers that quote it, and is not answered any more", async () => {
    const bad = await write(callers.user, "a", "bad words");
    const answer = await write(callers.moderator, "b", "no", bad.id);
    expect(answer.replyTo).toEqual({ id: bad.id, nickname: "Uma", text: "bad words" });
    await hide(chat, callers.moderator, room, { messageId: bad.id });
    expect(shown()[0]?.replyTo).toEqual({ id: bad.id, nickname: "Uma", text: "" });
    expect(await outcome(write(callers.user, "c", "why", bad.id))).toBe("replyGone");
    expect(JSON.stringify(shown())).not.toContain("bad words");
  });

  it("does not come back to its writer when he tries it again", async () => {
    const bad = await write(callers.user, "a", "bad");
    await hide(chat, callers.moderator, room, { messageId: bad.id });
    expect(await write(callers.user, "a", "bad")).toMatchObject({ id: bad.id, text: "" });
    expect(texts()).toEqual([]);
  });

  it("has to be one of this room", async () => {
    await announceLive(chat, "other_01", { groupid: "" });
    await beginPush(chat, "other_01");
    const there = await write(callers.user, "a", "there", undefined, "other_01");
    for (const messageId of [there.id, "nobody:nothing", ":removed:x"]) {
      const call = hide(chat, callers.broadcaster, room, { messageId });
      expect(await outcome(call)).toBe("replyGone");
    }
    expect(texts("other_01")).toEqual(["there"]);
  });
});

describe("everything that a user wrote", () => {
  it("is hidden in the present broadcast, in one event, and what he writes next is not", async () => {
    await write(callers.user, "a", "old");
    chat.advance(60_000);
    await endPush(chat, room);
    chat.advance(3_600_000);
    await beginPush(chat, room, "second");
    for (const id of ["b", "c", "d"]) await write(callers.user, id, id);
    const other = await write(callers.moderator, "e", "other");
    await hide(chat, callers.broadcaster, room, { userId: "user_01" });
    expect(texts()).toEqual(["other"]);
    expect(replayed()).toEqual(["old", "other"]);
    expect(history().after(room, other.seq, 10)).toEqual([
      { seq: other.seq + 1, kind: "removed", messageId: "", userId: "user_01" },
    ]);
    await write(callers.user, "f", "sorry");
    expect(texts()).toEqual(["other", "sorry"]);
    const newest = newestChatSeq(chat.database.read, room);
    await hide(chat, callers.broadcaster, room, { userId: "nobody_01" });
    expect(newestChatSeq(chat.database.read, room)).toBe(newest);
  });

  it("is nobody's quote any more, and nobody else's is touched", async () => {
    const bad = await write(callers.user, "a", "bad");
    const good = await write(callers.moderator, "b", "good");
    await write(callers.guest, "c", "to bad", bad.id);
    await write(callers.guest, "d", "to good", good.id);
    await hide(chat, callers.broadcaster, room, { userId: "user_01" });
    expect(shown().map(({ replyTo }) => replyTo?.text)).toEqual([undefined, "", "good"]);
  });

  it("goes with a mute in its room, with a ban in all of them, if so wished", async () => {
    await announceLive(chat, "other_01", { groupid: "" });
    await beginPush(chat, "other_01");
    const inBoth = async (id: string) => {
      await write(callers.user, id, id);
      await write(callers.user, id, id, undefined, "other_01");
    };
    await inBoth("a");
    await mute(chat, callers.broadcaster, room, "user_01", 60);
    expect([texts(), texts("other_01")]).toEqual([["a"], ["a"]]);
    await mute(chat, callers.broadcaster, room, "user_01", 60, { removeMessages: true });
    expect([texts(), texts("other_01")]).toEqual([[], ["a"]]);
    await mute(chat, callers.broadcaster, room, "user_01", 0);
    await inBoth("b");
    await ban(chat, callers.moderator, "user_01", 60, { removeMessages: true });
    expect([texts(), texts("other_01")]).toEqual([[], []]);
    expect(await outcome(say(chat, callers.user, room, draft("c")))).toBe("banned");
  });
});

describe("saying and hiding in any order", () => {
  it("comes to the same for every reader, whenever he came and went", async () => {
    const other = await addUser(chat, "user_02");
    const writers = [callers.user, other, callers.guest];
    let round = 0;
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ say: fc.nat(2), again: fc.boolean() }) },
      { weight: 2, arbitrary: fc.record({ hide: fc.nat(30) }) },
      { weight: 1, arbitrary: fc.record({ hideAllOf: fc.nat(2) }) },
      { weight: 2, arbitrary: fc.record({ look: fc.integer({ min: 1, max: 7 }) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        round += 1;
        const place = `room_${round}`;
        await announceLive(chat, place, { groupid: "" });
        await beginPush(chat, place);
        const said: ChatMessage[] = [];
        const hidden = new Set<string>();
        /** A reader, who asks for a few at a time and keeps what he sees as a page does. */
        const reader = { seq: 0, list: [] as ChatMessage[] };
        const look = (limit: number) => {
          for (const event of history().after(place, reader.seq, limit)) {
            expect(event.seq).toBeGreaterThan(reader.seq);
            reader.seq = event.seq;
            if (event.kind !== "removed") reader.list.push(event);
            else {
              reader.list = reader.list.filter(({ id, userId }) =>
                event.messageId ? id !== event.messageId : userId !== event.userId,
              );
            }
          }
        };
        const userIdOf = ({ actor }: Caller) => (actor.kind === "anonymous" ? "" : actor.userId);
        for (const [number, it] of steps.entries()) {
          if ("say" in it) {
            const writer = writers[it.say] as Caller;
            const message = await write(writer, `${round}-${number}`, `${number}`, "", place);
            if (it.again) await write(writer, `${round}-${number}`, `${number}`, "", place);
            said.push(message);
          } else if ("hide" in it) {
            const target = said[it.hide % Math.max(1, said.length)];
            if (!target) continue;
            await hide(chat, callers.admin, place, { messageId: target.id });
            hidden.add(target.id);
          } else if ("hideAllOf" in it) {
            const userId = userIdOf(writers[it.hideAllOf] as Caller);
            await hide(chat, callers.admin, place, { userId });
            for (const message of said) if (message.userId === userId) hidden.add(message.id);
          } else look(it.look);
        }
        for (let i = 0; i < 40; i += 1) look(2);
        const left = said.filter(({ id }) => !hidden.has(id)).map(({ id }) => id);
        expect(reader.list.map(({ id }) => id)).toEqual(left);
        expect(shown(place).map(({ id }) => id)).toEqual(left);
      }),
      { numRuns: 40 },
    );
  });
});
