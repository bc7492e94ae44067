import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ImPhone } from "@/e2e/cloud-sim/im/im-phone";
import type { OpenVisit } from "@/lib/chat/visit";
import { enterPlace } from "./audience";
import { eventually, openHostedWorld, type PhoneWorld } from "./chat-fixture";
import { beginPush, endPush } from "./live-fixture";
import { lingerMs } from "./presence";
import { ownRoomId } from "./room-id";
import { WebArrivals } from "./web-arrivals";

const group = ownRoomId("host_01");
const clientIp = "192.0.2.7";

let world: PhoneWorld;
let arrivals: WebArrivals;
let phones: readonly ImPhone[];
beforeEach(async () => {
  ({ world } = await openHostedWorld());
  arrivals = new WebArrivals(world.chat);
  phones = [await world.phone("phone_1", 1), await world.phone("phone_2", 2)];
  for (const phone of phones) await phone.enter(group);
  await world.im.callbacksSettled();
});
afterEach(() => world.stop());

function watch(userId: string, nickname = userId): OpenVisit {
  const visit = { room: "host_01", viewer: `browser ${userId}`, cookie: "", clientIp };
  return world.chat.presence.enter(
    { ...visit, returning: false },
    nickname === "" ? null : { userId, nickname, role: "" },
  );
}
const seen = (phone: ImPhone | undefined) =>
  (phone?.screen ?? [])
    .filter(({ own, nickname }) => !own && !nickname.startsWith("phone_"))
    .map(({ kind, nickname }) => `${kind} ${nickname}`);
async function expectSeen(expected: readonly string[]): Promise<void> {
  arrivals.tell();
  await eventually(() => world.chat.relay.state.queued === 0, "everything is sent");
  for (const phone of phones) {
    await eventually(() => seen(phone).length >= expected.length, expected.join(", "));
    expect(seen(phone)).toEqual(expected);
  }
}
const linger = () => {
  world.chat.advance(lingerMs + 1);
  world.chat.presence.sweep();
};

describe("who comes and goes in browsers", () => {
  it("is told to phones of both generations, once, and without the nameless", async () => {
    const vera = watch("vera_01", "Vera");
    watch("nobody", "");
    watch("host_01", "Host");
    await expectSeen(["enter Vera"]);
    await expectSeen(["enter Vera"]);
    vera.end();
    watch("vera_01", "Vera").end();
    await expectSeen(["enter Vera"]);
    linger();
    await expectSeen(["enter Vera", "exit Vera"]);
    expect(world.im.accounts.has("vera_01")).toBe(false);
  });

  it("is a few in a turn, however many come", async () => {
    for (const name of ["A", "B", "C"]) watch(name);
    await expectSeen(["enter A", "enter B"]);
    await expectSeen(["enter A", "enter B", "enter C"]);
  });

  it("is left to the phone of one who watches on both", async () => {
    const viewer = { userid: "both_01", nickname: "Both", headpic: "" };
    const where = { liveuserid: "host_01", groupid: group, isTape: false };
    const actor = { kind: "anonymous" } as const;
    await enterPlace(world.chat, where, viewer, { actor, clientIp });
    watch("both_01", "Both");
    await expectSeen([]);
  });

  it("is no news to phones after a restart of ours, until somebody leaves", async () => {
    world.chat.advance(1000);
    arrivals = new WebArrivals(world.chat);
    world.chat.advance(5000);
    const vera = watch("vera_01", "Vera");
    await expectSeen([]);
    vera.end();
    linger();
    await expectSeen(["exit Vera"]);
    world.chat.advance(20_000);
    watch("gus_01", "Gus");
    await expectSeen(["exit Vera", "enter Gus"]);
  });

  it("is told anew in the next broadcast", async () => {
    watch("vera_01", "Vera");
    await expectSeen(["enter Vera"]);
    await endPush(world.chat, "host_01");
    world.chat.advance(60_000);
    arrivals.tell();
    await beginPush(world.chat, "host_01", "again");
    await expectSeen(["enter Vera", "enter Vera"]);
  });
});
