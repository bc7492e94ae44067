import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChatMessage } from "@/lib/shared/chat";
import { type ChatChange, changeChat, initialChatState, unnumbered } from "./chat-state";

const message = (seq: number, id = `alice_01:m${seq}`): ChatMessage => ({
  ...{ seq, id, kind: "text", userId: "alice_01", nickname: "Alice", avatarUrl: "" },
  ...{ text: `t${seq}`, sentAtMs: 0 },
});
const empty = initialChatState({
  messages: [],
  seq: 0,
  mutedAll: false,
  rights: { write: "yes", moderate: false, ban: false },
});
const apply = (...changes: ChatChange[]) => changes.reduce(changeChat, empty);
const own = { ...message(unnumbered, "alice_01:draft"), text: "mine" };

describe("the list of messages", () => {
  it("is the same in whatever order and however often they arrive", () => {
    const arrivals = fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1 })
      .chain((seqs) => fc.tuple(fc.constant(seqs), fc.shuffledSubarray([...seqs, ...seqs])));
    fc.assert(
      fc.property(arrivals, ([seqs, again]) => {
        const events = [...again, ...seqs].map(
          (seq): ChatChange => ({ type: "event", event: message(seq) }),
        );
        const { lines } = apply(...events);
        expect(lines.map((line) => line.seq)).toEqual([...seqs].sort((a, b) => a - b));
      }),
    );
  });

  it("shows an own message at once, and once when the stream and the answer bring it", () => {
    const stored = { ...own, seq: 7 };
    const written: ChatChange = { type: "written", message: own };
    expect(apply(written).lines).toMatchObject([{ delivery: "sending", text: "mine" }]);
    const event: ChatChange = { type: "event", event: stored };
    const answer: ChatChange = { type: "written", message: stored };
    for (const order of [
      [event, answer],
      [answer, event],
    ]) {
      expect(apply(written, ...order).lines).toMatchObject([{ delivery: "sent", seq: 7 }]);
    }
  });

  it("keeps a failed message until it is sent again or given up", () => {
    const { id } = own;
    const written: ChatChange = { type: "written", message: own };
    const failed: ChatChange = { type: "failed", id, problem: new Error("no") };
    expect(apply(written, failed).lines).toMatchObject([{ delivery: "failed" }]);
    expect(apply(written, failed, { type: "sending", id }).lines).toMatchObject([
      { delivery: "sending", problem: null },
    ]);
    expect(apply(written, failed, { type: "discarded", id }).lines).toEqual([]);
  });

  it("believes the stream more than a call that failed", () => {
    const stored: ChatChange = { type: "event", event: { ...own, seq: 7 } };
    const failed: ChatChange = { type: "failed", id: own.id, problem: new Error("time-out") };
    expect(apply({ type: "written", message: own }, stored, failed).lines).toMatchObject([
      { delivery: "sent" },
    ]);
  });

  it("begins anew after a gap, but for what is still to be sent", () => {
    const { lines, missed } = apply(
      { type: "event", event: message(1) },
      { type: "written", message: own },
      { type: "event", event: { kind: "gap" } },
      { type: "event", event: message(900) },
    );
    expect(missed).toBe(true);
    expect(lines.map(({ text }) => text)).toEqual(["t900", "mine"]);
  });

  it("is bounded", () => {
    const many = Array.from(
      { length: 500 },
      (_, i): ChatChange => ({
        type: "event",
        event: message(i + 1),
      }),
    );
    expect(apply(...many).lines).toHaveLength(200);
  });
});
