import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EmbeddedIm } from "@/lib/providers/embedded/im";
import type { RoomMessage } from "@/lib/providers/im-provider";
import { TencentIm } from "@/lib/providers/tencent/im";
import { eventually, openPhoneWorld, openTestChat, type PhoneWorld } from "./chat-fixture";
import { ImRelay } from "./im-relay";

/** Phones that take everything at once. */
class QuickIm extends EmbeddedIm {
  override readonly reachesPhones = true;
  readonly sent: RoomMessage[] = [];
  override async send(_groupId?: string, message?: RoomMessage): Promise<void> {
    if (message) this.sent.push(message);
  }
}

const like: RoomMessage = { kind: "like", userId: "v", nickname: "", avatarUrl: "", text: "" };

describe("the way to the phones", () => {
  it("carries a like every half second, however many there are and whether it was idle", async () => {
    const chat = openTestChat();
    const im = new QuickIm();
    let nowMs = 1_000_000;
    const options = { im, log: chat.log, now: () => nowMs, onMissingGroup: () => undefined };
    const relay = new ImRelay(options);
    for (let i = 0; i < 30; i += 1) {
      relay.send("room_1", like, []);
      relay.send("room_1", like, []);
      await eventually(() => relay.state.queued === 0, "it is idle");
      nowMs += 100;
    }
    expect(im.sent).toHaveLength(6);
    relay.send("room_2", like, []);
    await eventually(() => im.sent.length === 7, "another room is another matter");
    // A clock that was put back does not silence the likes for good.
    nowMs -= 3_600_000;
    relay.send("room_2", like, []);
    await eventually(() => im.sent.length === 8, "the like goes");
    await relay.stop();
    await chat.stop();
  });
});

describe("a message that IM takes and drops", () => {
  let world: PhoneWorld;
  beforeEach(async () => {
    world = await openPhoneWorld();
  });
  afterEach(() => world.stop());

  it("counts as dropped, says why, and is all over with the next that goes through", async () => {
    const { relay, im } = world.chat;
    await im.openGroup("room_1", "Room");
    const word = (text: string): RoomMessage => ({ ...like, kind: "text", text });
    let random = 0;
    for (; random < 40; random += 1) await im.send("room_1", word(`m${random}`), [2], random);
    await expect(im.send("room_1", word("one more"), [2], random)).rejects.toMatchObject({
      failure: "refused",
      code: "MSG_DROPPED",
    });
    relay.send("room_1", word("too many"), [2]);
    await eventually(() => relay.state.dropped === 1, "it is dropped");
    expect(relay.state).toMatchObject({ queued: 0, lastError: expect.stringContaining("dropped") });
    expect(relay.state.failingSinceMs).not.toBeNull();
    world.chat.advance(2000);
    relay.send("room_1", word("in peace"), [2]);
    await eventually(() => relay.state.lastError === "", "all is well");
    expect(relay.state.dropped).toBe(1);
    expect(im).toBeInstanceOf(TencentIm);
  });
});
