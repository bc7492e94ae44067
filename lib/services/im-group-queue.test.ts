import { describe, expect, it } from "vitest";
import { CloudError } from "@/lib/providers/cloud-error";
import type { RoomMessage } from "@/lib/providers/im-provider";
import { eventually } from "./chat-fixture";
import { type Delivery, GroupQueue } from "./im-group-queue";

const unreachable = () => new CloudError("im", "unreachable", "TIMEOUT", "no answer");

function open(deliver: (delivery: Delivery) => Promise<void> = async () => undefined) {
  const state = { nowMs: 1000, dropped: 0, idle: 0, missing: 0, failures: [] as string[] };
  const delivered: Delivery[] = [];
  const queue = new GroupQueue({
    now: () => state.nowMs,
    deliver: async (delivery) => {
      await deliver(delivery);
      delivered.push(delivery);
    },
    onDone: () => undefined,
    onFailure: (text) => state.failures.push(text),
    onMissingGroup: () => {
      state.missing += 1;
    },
    onDrop: (count) => {
      state.dropped += count;
    },
    onUnknownError: (error) => state.failures.push(String(error)),
    onIdle: () => {
      state.idle += 1;
    },
  });
  return { queue, state, delivered };
}

const message = (text: string, kind: RoomMessage["kind"] = "text"): RoomMessage => ({
  ...{ kind, text, userId: "vera_01", nickname: "Vera", avatarUrl: "" },
});

describe("what waits for a chat group", () => {
  it("goes in order, the same number at every try", async () => {
    const randoms: number[] = [];
    let failures = 2;
    const { queue, delivered } = open(async ({ random }) => {
      randoms.push(random);
      if (failures-- > 0) throw unreachable();
    });
    for (const text of ["a", "b", "c"]) queue.addMessage(message(text), []);
    await eventually(() => delivered.length === 3, "three are delivered");
    expect(delivered.map((it) => it.message.text)).toEqual(["a", "b", "c"]);
    expect(new Set(randoms.slice(0, 3)).size).toBe(1);
    expect(new Set(randoms).size).toBe(3);
  });

  it("is never more than it may be; likes go first", async () => {
    const { queue, state } = open(async () => {
      throw unreachable();
    });
    queue.addMessage(message("", "like"), []);
    for (let i = 0; i < 1000; i += 1) queue.addMessage(message(`m${i}`), []);
    queue.addMessage(message("", "like"), []);
    expect(queue.length).toBe(200);
    expect(state.dropped).toBe(801);
    queue.stop();
    await queue.idle;
    expect(queue.length).toBe(0);
  });

  it("is dropped once it is half a minute old, or refused", async () => {
    const { queue, state, delivered } = open(async ({ message: { text } }) => {
      if (text === "late") throw unreachable();
      if (text === "refused") throw new CloudError("im", "refused", "80001", "audit");
    });
    queue.addMessage(message("late"), []);
    await eventually(() => state.failures.length > 0, "it fails");
    state.nowMs += 31_000;
    queue.addMessage(message("refused"), []);
    queue.addMessage(message("good"), []);
    await eventually(() => delivered.length === 1, "the good one is delivered");
    expect(delivered[0]?.message.text).toBe("good");
    expect(state.dropped).toBe(2);
  });

  it("lets a mute go before words, and the newer of two mutes replace the older", async () => {
    const done: string[] = [];
    const { queue } = open(async ({ message: { text } }) => {
      done.push(text);
    });
    queue.addMessage(message("words"), []);
    queue.addWish("mute x", async () => {
      done.push("mute 60");
    });
    queue.addWish("mute x", async () => {
      done.push("mute 0");
    });
    await eventually(() => done.length === 2, "both are done");
    await queue.idle;
    expect(done.filter((it) => it.startsWith("mute"))).toEqual(["mute 0"]);
  });

  it("tries a mute until it comes true, however long that takes", async () => {
    let failures = 3;
    let muted = false;
    const { queue, state } = open();
    queue.addWish("mute all", async () => {
      state.nowMs += 60_000;
      if (failures-- > 0) throw unreachable();
      muted = true;
    });
    await eventually(() => muted, "it comes true");
    await eventually(() => state.idle === 1, "the queue is idle");
  });

  it("does not ask for a mute again where there is no group, and goes on with the next", async () => {
    const { queue, state } = open();
    let [asked, muted] = [0, false];
    queue.addWish("mute x", async () => {
      asked += 1;
      throw new CloudError("im", "refused", "10010", "no such group");
    });
    queue.addWish("mute y", async () => {
      muted = true;
    });
    await eventually(() => state.idle === 1, "the queue is idle");
    expect({ asked, muted, missing: state.missing }).toEqual({ asked: 1, muted: true, missing: 1 });
    expect(state.failures).toEqual([]);
  });
});
