import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countAddressBans } from "@/db/repositories/address-bans";
import { anonymous } from "@/lib/auth/actor";
import { registerAccount, signIn } from "./accounts";
import { banAddress, liftAddressBan } from "./admin-addresses";
import { registerApp, signInApp } from "./app-accounts";
import { say } from "./chat";
import { ban } from "./chat-ban";
import type { TestChat } from "./chat-fixture";
import { chooseNickname } from "./chat-guests";
import { mute } from "./chat-moderation";
import {
  addGuest,
  type ChatCallers,
  draft,
  openChatPeople,
  outcome,
  room,
} from "./chat-people-fixture";
import { tidyUp } from "./maintenance";
import { changeRole } from "./people-orders";
import { newGuest } from "./room-sign-in";

const there = "198.51.100.20";
const elsewhere = "203.0.113.5";
const uma = { userId: "uma_0001", password: "correct-horse", nickname: "Uma" };
let chat: TestChat;
let callers: ChatCallers;
beforeEach(async () => {
  ({ chat, callers } = await openChatPeople({ GUEST_NICKNAMES_PER_HOUR: "100" }));
});
afterEach(() => chat.stop());

const order = { address: "", guest: "", userid: "", seconds: 60, reason: "", label: "" };
const banTyped = (address: string, force = false) =>
  banAddress(chat, callers.moderator, { ...order, address, force });
const nickname = (clientIp: string) =>
  chooseNickname(chat, { actor: anonymous, clientIp }, undefined, "Gina");

describe("from a banned address", () => {
  it("nobody becomes a guest, registers, signs in or writes until the ban ends", async () => {
    await registerAccount(chat, uma, elsewhere);
    const gina = await addGuest(chat, "Gina", there);
    const user = { ...callers.user, clientIp: there };
    const bob = { userId: "bob_0001", password: "correct-horse", nickname: "" };
    const everything = async () => [
      await outcome(nickname(there)),
      await outcome(say(chat, gina, room, draft(`g${chat.now()}`))),
      await outcome(say(chat, user, room, draft(`u${chat.now()}`))),
      await outcome(say(chat, user, room, draft(`d${chat.now()}`, "hi", "danmaku"))),
      await outcome(signIn(chat, uma, there)),
      await outcome(signInApp(chat, uma, there)),
      await outcome(newGuest(chat, there)),
      await outcome(registerAccount(chat, bob, there)),
    ];
    await banTyped(there);
    expect(await everything()).toEqual([
      ...["banned", "banned", "banned", "banned"],
      ...["addressBanned", "addressBanned", "addressBanned", "addressBanned"],
    ]);
    expect(await outcome(registerApp(chat, bob, there))).toBe("addressBanned");
    const refused = await signIn(chat, uma, there).catch((error) => error);
    expect(refused).toMatchObject({ code: "unverified", retryAfterSeconds: 60 });
    chat.advance(60_000);
    expect(new Set(await everything())).toEqual(new Set(["ok"]));
  });

  it("a wrong password is told as that, and staff signs in and writes as ever", async () => {
    await registerAccount(chat, uma, elsewhere);
    await banTyped(there);
    const wrong = signIn(chat, { ...uma, password: "wrong-horse" }, there);
    expect(await outcome(wrong)).toBe("passwordWrong");
    const moderator = { ...callers.moderator, clientIp: there };
    expect(await outcome(say(chat, moderator, room, draft("m")))).toBe("ok");
    await changeRole(chat, callers.admin, uma.userId, "readonly");
    expect(await outcome(signIn(chat, uma, there))).toBe("ok");
  });

  it("others are not meant, and a ban that is lifted or replaced holds no more", async () => {
    const { id } = await banTyped(there);
    expect(await outcome(nickname(elsewhere))).toBe("ok");
    const again = await banAddress(chat, callers.admin, {
      ...{ ...order, address: there, seconds: 600, reason: "Again", force: false },
    });
    expect(again).toMatchObject({ id, reason: "Again", createdBy: "boss_01" });
    chat.advance(60_000);
    expect(await outcome(nickname(there))).toBe("banned");
    await liftAddressBan(chat, callers.moderator, id);
    await liftAddressBan(chat, callers.moderator, id);
    expect(await outcome(nickname(there))).toBe("ok");
  });

  it("is the whole home network of an IPv6 address", async () => {
    await banTyped("2001:db8:1:2:3::4");
    expect(await outcome(nickname("2001:db8:1:2:ffff::1"))).toBe("banned");
    expect(await outcome(nickname("2001:db8:1:3::1"))).toBe("ok");
  });

  it("is that of a guest, or of an account's last sign-in", async () => {
    const gina = await addGuest(chat, "Gina", there);
    await registerAccount(chat, uma, elsewhere);
    const ofGuest = { ...order, guest: gina.userId, force: false };
    const { label } = await banAddress(chat, callers.moderator, ofGuest);
    expect(label).toBe(`Gina (${gina.userId})`);
    expect(await outcome(nickname(there))).toBe("banned");
    const ofAccount = { ...order, userid: uma.userId, force: false };
    expect((await banAddress(chat, callers.moderator, ofAccount)).label).toContain(elsewhere);
    expect(await outcome(nickname(elsewhere))).toBe("banned");
    const unknown = { ...order, userid: "target_01", force: false };
    expect(await outcome(banAddress(chat, callers.moderator, unknown))).toBe("addressUnknown");
  });

  it("leaves no row behind when it is over", async () => {
    await banTyped(there);
    chat.advance(60_000);
    await tidyUp(chat);
    expect(countAddressBans(chat.database.read, 0, 9)).toBe(0);
  });
});

describe("an address that is typed", () => {
  it.each([
    "",
    "nonsense",
    "1.2.3",
    "1.2.3.4.5",
    "1.2.3.0/24",
    "0177.0.0.1",
    "256.1.1.1",
    "0.0.0.0",
    "255.255.255.255",
    "224.0.0.1",
    "::",
    "fe80::1%eth0",
    "live.example",
    "1.2.3.4 or 1=1",
  ])("%j is none", async (address) => {
    for (const force of [false, true]) {
      expect(await outcome(banTyped(address, force))).toBe("noAddress");
    }
  });

  it.each([
    "127.0.0.1",
    "::1",
    "10.1.2.3",
    "192.168.1.7",
    "172.16.0.1",
    "::ffff:10.0.0.1",
    "fd00::1",
  ])("%s is banned only by who insists", async (address) => {
    expect(await outcome(banTyped(address))).toBe("innerAddress");
    expect(await outcome(banTyped(address, true))).toBe("ok");
  });

  it("is not one's own, unless one insists", async () => {
    const moderator = { ...callers.moderator, clientIp: there };
    const own = (force: boolean) =>
      banAddress(chat, moderator, { ...order, address: there, force });
    expect(await outcome(own(false))).toBe("ownAddress");
    expect(await outcome(own(true))).toBe("ok");
  });

  it.each([" 198.51.100.20 ", "::ffff:198.51.100.20"])("%j is that of Gina", async (address) => {
    expect((await banTyped(address)).label).toBe(there);
    expect(await outcome(nickname(there))).toBe("banned");
  });

  it("is one way of saying whose is meant", async () => {
    const two = { ...order, address: there, userid: "user_01", force: false };
    expect(await outcome(banAddress(chat, callers.moderator, two))).toBe("noAddress");
  });
});

describe("a banned guest", () => {
  it("is nobody else from where he came, and does not change his name", async () => {
    const gina = await addGuest(chat, "Gina", there);
    await ban(chat, callers.moderator, gina.userId, 60);
    expect(await outcome(say(chat, gina, room, draft("a")))).toBe("banned");
    const refused = await nickname(there).catch((error) => error);
    expect(refused).toMatchObject({ retryAfterSeconds: 60, data: { reason: "banned" } });
    const moved = { actor: gina.actor, clientIp: elsewhere };
    expect(await outcome(chooseNickname(chat, moved, gina.token, "Georgina"))).toBe("banned");
    expect(await outcome(nickname(elsewhere))).toBe("ok");
    await ban(chat, callers.moderator, gina.userId, 0);
    expect(await outcome(nickname(there))).toBe("ok");
  });

  it("of one room alone may choose another name", async () => {
    const gina = await addGuest(chat, "Gina", there);
    await mute(chat, callers.broadcaster, room, gina.userId, 60);
    expect(await outcome(nickname(there))).toBe("ok");
  });
});
