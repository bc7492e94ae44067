import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parsePhoneMessage } from "@/lib/providers/tencent/im-incoming";
import { textsIn } from "@/lib/providers/tencent/im-texts";
import type { Caller } from "./acting";
import { ban } from "./chat-ban";
import { addUser, openHostedWorld, type PhoneWorld } from "./chat-fixture";
import { mute, muteAll, setRules } from "./chat-moderation";
import { type HeardMessage, judgePhoneMessage, takePhoneMessage } from "./im-callbacks";
import { ownRoomId } from "./room-id";

let world: PhoneWorld;
let host: Caller;
const group = ownRoomId("host_01");

beforeEach(async () => {
  ({ world, host } = await openHostedWorld());
});
afterEach(() => world.stop());

const web = () => world.chat.chat.recent("host_01", 50);
/** A message as IM brings it to us, written by whatever app. */
const message = (content: object, change: Partial<HeardMessage> = {}): HeardMessage => {
  const MsgBody = [{ MsgType: "TIMTextElem", MsgContent: { Text: JSON.stringify(content) } }];
  return {
    groupId: group,
    from: "phone_x",
    number: "1",
    content: JSON.stringify(MsgBody),
    said: parsePhoneMessage(MsgBody),
    texts: textsIn({ MsgBody }),
    ...change,
  };
};
const words = (msg: string) => ({ userAction: 1, userId: "phone_x", nickName: "Pho", msg });
const moment = (userAction: number) => ({
  userAction,
  userId: "phone_x",
  nickName: "Pho",
  msg: "",
});

describe("what IM delivered without our verdict", () => {
  it("does not reach the web from a muted or banned user, though IM asks otherwise", async () => {
    const moderator = await addUser(world.chat, "mod_01", { role: "moderator" });
    const before = message(words("before"), { number: "9" });
    expect(await judgePhoneMessage(world.chat, before)).toBeNull();
    await mute(world.chat, host, "host_01", "phone_x", 60);
    expect(await takePhoneMessage(world.chat, "im:1", message(words("hi")))).toBe("ignored");
    expect(await takePhoneMessage(world.chat, "im:2", message(moment(4)))).toBe("ignored");
    await ban(world.chat, moderator, "phone_y", 60);
    const banned = message(words("hi"), { from: "phone_y" });
    expect(await takePhoneMessage(world.chat, "im:3", banned)).toBe("ignored");
    // This very one was allowed; the same number with other words was not.
    const other = message(words("after"), { number: "9" });
    expect(await takePhoneMessage(world.chat, "im:4", other)).toBe("ignored");
    const allowed = message(words("before"), { number: "9" });
    expect(await takePhoneMessage(world.chat, "im:5", allowed)).toBe("stored");
    expect(web().map(({ text }) => text)).toEqual(["before"]);
  });

  it("leaves likes and entering to everybody while the conversation is silent", async () => {
    await muteAll(world.chat, host, "host_01", true);
    const mutedAll = { data: { reason: "mutedAll" } };
    for (const action of [2, 3, 4]) {
      expect(await judgePhoneMessage(world.chat, message(moment(action)))).toBeNull();
      const wordy = message({ ...moment(action), msg: "psst" });
      expect(await judgePhoneMessage(world.chat, wordy)).toMatchObject(mutedAll);
    }
    const unknown = message({ userAction: 99, msg: "psst" });
    expect(await judgePhoneMessage(world.chat, unknown)).toMatchObject(mutedAll);
    const hosts = message(words("hush"), { from: "host_01" });
    expect(await judgePhoneMessage(world.chat, hosts)).toBeNull();
  });

  it("tells of a like once, however often IM does", async () => {
    const outcomes = [];
    for (let i = 0; i < 3; i += 1) {
      outcomes.push(await takePhoneMessage(world.chat, "im:1", message(moment(4))));
    }
    const another = message(moment(4), { number: "2" });
    outcomes.push(await takePhoneMessage(world.chat, "im:2", another));
    expect(outcomes).toEqual(["told", "known already", "known already", "told"]);
  });
});

describe("slow mode and the limit of messages", () => {
  it("hold for phones too, but for the broadcaster, likes and the same message again", async () => {
    await setRules(world.chat, host, "host_01", { slowSeconds: 10 });
    const judge = (number: string, content: object, change: Partial<HeardMessage> = {}) =>
      judgePhoneMessage(world.chat, message(content, { number, ...change }));
    const tooSoon = { data: { reason: "slowMode" }, retryAfterSeconds: 10 };
    expect(await judge("1", words("one"))).toBeNull();
    expect(await judge("1", words("one"))).toBeNull();
    expect(await judge("2", words("two"))).toMatchObject(tooSoon);
    expect(await judge("3", { ...words("two"), userAction: 5 })).toMatchObject(tooSoon);
    expect(await judge("4", moment(4))).toBeNull();
    expect(await judge("5", words("other"), { from: "phone_y" })).toBeNull();
    for (const number of ["6", "7"]) {
      expect(await judge(number, words("host"), { from: "host_01" })).toBeNull();
    }
    world.chat.advance(10_000);
    expect(await judge("8", words("two"))).toBeNull();
    await setRules(world.chat, host, "host_01", { slowSeconds: 0 });
    const flood = [];
    for (let i = 0; i < 20; i += 1) flood.push(await judge(`flood ${i}`, words("!")));
    expect(flood.at(-1)).toMatchObject({ data: { reason: "tooOften" } });
  });

  it("is told to the phone, and holds on the web where IM did not ask", async () => {
    await setRules(world.chat, host, "host_01", { slowSeconds: 10 });
    const phone = await world.phone("phone_1", 2);
    await phone.enter(group);
    expect(await phone.say("one")).toMatchObject({ ok: true });
    expect(await phone.say("two")).toMatchObject({ ok: false });
    await world.im.callbacksSettled();
    const unasked = message(words("three"), { from: "phone_1", number: "3" });
    expect(await takePhoneMessage(world.chat, "im:3", unasked)).toBe("ignored");
    expect(web().map(({ text }) => text)).toEqual(["one"]);
  });
});
