import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyView, messageFixture, removalFixture, stateAfter } from "./chat-fixture";
import { type ChatChange, changeChat, initialChatState, unnumbered } from "./chat-state";

const event = (event: Extract<ChatChange, { type: "event" }>["event"]): ChatChange => ({
  type: "event",
  event,
});
const own = messageFixture(unnumbered, { id: "alice_01:draft", text: "mine" });
const written: ChatChange = { type: "written", message: own };
const failed: ChatChange = { type: "failed", id: own.id, problem: new Error("no") };

describe("the list of messages", () => {
  it("is the same in whatever order and however often they arrive", () => {
    const arrivals = fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1 })
      .chain((seqs) => fc.tuple(fc.constant(seqs), fc.shuffledSubarray([...seqs, ...seqs])));
    fc.assert(
      fc.property(arrivals, ([seqs, again]) => {
        const { lines } = stateAfter(
          ...[...again, ...seqs].map((seq) => event(messageFixture(seq))),
        );
        expect(lines.map((line) => line.seq)).toEqual([...seqs].sort((a, b) => a - b));
      }),
    );
  });

  it("has an own message once, whatever order answer, event, failure and retry have", () => {
    const stored = { ...own, seq: 7 };
    const arrivals: readonly ChatChange[] = [
      event(stored),
      { type: "written", message: stored },
      failed,
      { type: "sending", id: own.id },
      event(messageFixture(6)),
      event(messageFixture(8)),
    ];
    const some = fc.shuffledSubarray([...arrivals, ...arrivals], { minLength: 0 });
    fc.assert(
      fc.property(some, (changes) => {
        const mine = stateAfter(written, ...changes).lines.filter(({ id }) => id === own.id);
        expect(mine).toHaveLength(1);
        const arrived = changes.includes(arrivals[0] as ChatChange);
        const answered = changes.includes(arrivals[1] as ChatChange);
        expect(mine[0]?.delivery === "sent").toBe(arrived || answered);
      }),
    );
  });

  it("shows an own message at once and last, until the server gives it its place", () => {
    expect(stateAfter(written, event(messageFixture(3))).lines).toMatchObject([
      { text: "t3" },
      { text: "mine", delivery: "sending" },
    ]);
    const placed = stateAfter(written, event(messageFixture(3)), event({ ...own, seq: 2 }));
    expect(placed.lines.map(({ text }) => text)).toEqual(["mine", "t3"]);
  });

  it("keeps a failed message until it is sent again or given up", () => {
    const { id } = own;
    expect(stateAfter(written, failed).lines).toMatchObject([{ delivery: "failed" }]);
    expect(stateAfter(written, failed, { type: "sending", id }).lines).toMatchObject([
      { delivery: "sending", problem: null },
    ]);
    expect(stateAfter(written, failed, { type: "discarded", id }).lines).toEqual([]);
  });

  it("begins anew after a gap, but for what is still to be sent", () => {
    const { lines, missed } = stateAfter(
      event(messageFixture(1)),
      written,
      event({ kind: "gap" }),
      event(messageFixture(900)),
    );
    expect(missed).toBe(true);
    expect(lines.map(({ text }) => text)).toEqual(["t900", "mine"]);
  });

  it("is bounded, with what is not sent yet kept", () => {
    const many = Array.from({ length: 500 }, (_, i) => event(messageFixture(i + 1)));
    const { lines } = stateAfter(written, ...many);
    expect(lines).toHaveLength(200);
    expect(lines.at(-1)?.text).toBe("mine");
  });
});

describe("a removal", () => {
  const secret = messageFixture(3, { text: "secret" });
  const quoting = messageFixture(4, {
    userId: "bob_01",
    replyTo: { id: secret.id, nickname: "alice_01", text: "secret" },
  });

  it("keeps the place and forgets the words, in quotes too", () => {
    for (const what of [{ messageId: secret.id }, { userId: "alice_01" }]) {
      const state = stateAfter(event(secret), event(quoting), event(removalFixture(9, what)));
      expect(state.lines).toMatchObject([
        { seq: 3, removed: true, text: "", replyTo: null },
        { seq: 4, removed: false, text: "t4", replyTo: { text: "" } },
      ]);
      expect(JSON.stringify(state)).not.toContain("secret");
    }
  });

  it("comes to the same whether the message arrives before or after it", () => {
    const changes = [
      event(secret),
      event(removalFixture(9, { messageId: secret.id })),
      { type: "written", message: secret } as const,
    ];
    const orders = fc.shuffledSubarray(changes, { minLength: 3 });
    fc.assert(
      fc.property(orders, (order) => {
        expect(stateAfter(...order).lines).toMatchObject([{ removed: true, text: "" }]);
      }),
    );
  });

  it("of a user is of what he had written by then", () => {
    const { lines } = stateAfter(
      event(messageFixture(1)),
      event(messageFixture(2, { userId: "bob_01" })),
      event(removalFixture(3, { userId: "alice_01" })),
      event(messageFixture(4)),
      written,
    );
    expect(lines.map(({ removed }) => removed)).toEqual([true, false, false, false]);
  });

  it("of an own message that is still on its way holds when the answer comes", () => {
    const removal = event(removalFixture(8, { userId: "alice_01" }));
    const answer: ChatChange = { type: "written", message: { ...own, seq: 7 } };
    expect(stateAfter(written, removal, answer).lines).toMatchObject([{ removed: true }]);
  });

  it("leaves later quotes of what the user wrote afterwards", () => {
    const after = messageFixture(5, { text: "new" });
    const quote = { id: after.id, nickname: "alice_01", text: "new" };
    const { lines } = stateAfter(
      event(removalFixture(4, { userId: "alice_01" })),
      event(after),
      event(messageFixture(6, { userId: "bob_01", replyTo: quote })),
    );
    expect(lines[1]?.replyTo?.text).toBe("new");
  });
});

describe("what holds in the room", () => {
  const rules = (version: number, slowSeconds: number) => ({
    ...{ version, slowSeconds, mutedAll: false, guestsMayWrite: true, notice: "" },
  });

  it("has the notice that was pinned last, and is not changed by who keeps order", () => {
    const pinned = { ...rules(9, 0), notice: "Be kind" };
    const state = stateAfter(
      event({ kind: "state", ...pinned }),
      event({ kind: "moderator", userId: "alice_01" }),
      event({ kind: "state", ...rules(8, 0) }),
    );
    expect(state.rules).toEqual(pinned);
    expect(state.rights).toEqual(emptyView.rights);
  });

  it("is what was told last by its version, in whatever order it arrives", () => {
    const versions = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 });
    fc.assert(
      fc.property(versions, fc.boolean(), (told, byCall) => {
        const state = stateAfter(
          ...told.map(
            (version): ChatChange =>
              byCall
                ? { type: "told", view: { ...emptyView, rules: rules(version, version) } }
                : event({ kind: "state", ...rules(version, version) }),
          ),
        );
        const newest = Math.max(...told, emptyView.rules.version);
        expect(state.rules.version).toBe(newest);
        if (newest > emptyView.rules.version) expect(state.rules.slowSeconds).toBe(newest);
      }),
    );
  });

  it("follows who we are as the server says it", () => {
    const self = { userId: "guest-abc", nickname: "Gast", avatarUrl: "", role: "guest" } as const;
    const rights = { write: "yes", moderate: false, ban: false } as const;
    const state = stateAfter({ type: "told", view: { rules: emptyView.rules, self, rights } });
    expect(state).toMatchObject({ self, rights });
  });
});

describe("the figures", () => {
  const audience = (viewers: number, likes: number) => event({ kind: "audience", viewers, likes });

  it("follow the viewers, and never take a like back", () => {
    const figures = fc.array(fc.nat(50), { minLength: 1 });
    fc.assert(
      fc.property(figures, (counts) => {
        const { viewers, likes } = stateAfter(...counts.map((it) => audience(it, it)));
        expect(viewers).toBe(counts.at(-1));
        expect(likes).toBe(Math.max(...counts));
      }),
    );
  });

  it("begin anew with another broadcast", () => {
    expect(stateAfter(audience(3, 9), { type: "broadcast" })).toMatchObject({
      likes: null,
      viewers: null,
    });
    expect(stateAfter(audience(3, 9), { type: "broadcast" }, audience(1, 2)).likes).toBe(2);
  });
});

it("a page begins with what the server knows of it", () => {
  const messages = [messageFixture(1), messageFixture(2)];
  const state = initialChatState({ ...emptyView, messages });
  expect(state.lines).toMatchObject([{ delivery: "sent" }, { delivery: "sent" }]);
  expect(changeChat(state, event({ kind: "room" }))).toBe(state);
});
