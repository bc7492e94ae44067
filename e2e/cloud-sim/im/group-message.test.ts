import { beforeEach, describe, expect, it } from "vitest";
import { CREATE, openImForEachTest, ROOM, SEND } from "./group-fixture";
import { textBody } from "./im-fixture";

const fixture = openImForEachTest();
const { code, message, reopen } = fixture;

describe("messages", () => {
  beforeEach(async () => {
    await fixture.call(CREATE, ROOM);
  });

  it("reach everybody inside but nobody else", async () => {
    const [alice, bob] = [await fixture.login("alice"), await fixture.login("bob")];
    const heard: string[] = [];
    alice.listen((event) => heard.push(`alice ${event.kind}`));
    bob.listen((event) => heard.push(`bob ${event.kind}`));
    const answer = await fixture.call(SEND, message("hello"));
    expect(answer).toMatchObject({ ErrorCode: 0, MsgSeq: 1 });
    expect(answer.MsgDropReason).toBeUndefined();
    expect(heard).toEqual(["alice message"]);
  });

  it.each([
    ["a group that does not exist", { GroupId: "none" }, 10010],
    ["a sender who is not imported", { From_Account: "carol" }, 10019],
    ["no Random", { Random: undefined }, 10004],
    ["a Random as text", { Random: "1" }, 10004],
    ["no elements", { MsgBody: [] }, 10004],
    ["an element nobody knows", { MsgBody: [{ MsgType: "X", MsgContent: {} }] }, 10004],
    ["a text that is none", { MsgBody: [{ MsgType: "TIMTextElem", MsgContent: {} }] }, 10004],
    ["an unknown priority", { MsgPriority: "Lowest" }, 10004],
    ["OnlineOnlyFlag in a live room", { OnlineOnlyFlag: 1 }, 10004],
    ["more than 8000 bytes", { MsgBody: textBody("x".repeat(8000)) }, 80002],
  ])("are refused with %s", async (_name, changes, expected) => {
    expect(await code(SEND, message("hello", changes))).toBe(expected);
  });

  it("are one when sent again with their Random and content", async () => {
    const once = message("hello");
    const first = await fixture.call(SEND, once);
    expect((await fixture.call(SEND, once)).MsgSeq).toBe(first.MsgSeq);
    const other = await fixture.call(SEND, { ...once, MsgBody: textBody("other") });
    expect(other.MsgSeq).not.toBe(first.MsgSeq);
    expect(fixture.im.groups.get("room1024")?.messages).toHaveLength(2);
    fixture.im.faults.clockOffsetSeconds = 301;
    expect((await fixture.call(SEND, once)).MsgSeq).toBe(3);
  });

  it("beyond the rate are dropped, the less urgent first", async () => {
    // A clock that stands still puts everything into one second.
    const standing = Date.now();
    await reopen({ messagesPerSecond: 2, now: () => standing });
    await fixture.call(CREATE, ROOM);
    const drop = async (MsgPriority: string) =>
      (await fixture.call(SEND, message(MsgPriority, { MsgPriority }))).MsgDropReason;
    expect(await drop("Normal")).toBeUndefined();
    expect(await drop("Low")).toBeUndefined();
    expect(await drop("Low")).toBe("MsgFreqCtrl");
    expect(await drop("Normal")).toBeUndefined();
    expect(await drop("Normal")).toBe("MsgFreqCtrl");
    expect(await drop("High")).toBeUndefined();
  });

  it("of a muted account are refused until the mute ends", async () => {
    const mute = (body: Record<string, unknown>) =>
      code("group_open_http_svc/forbid_send_msg", {
        GroupId: "room1024",
        Members_Account: ["bob"],
        ...body,
      });
    expect(await mute({ MuteTime: 60 })).toBe(0);
    expect(await code(SEND, message("x"))).toBe(10017);
    const list = await fixture.call("group_open_http_svc/get_group_muted_account", {
      GroupId: "room1024",
    });
    expect(list.MutedAccountList).toMatchObject([{ Member_Account: "bob" }]);
    fixture.im.faults.clockOffsetSeconds = 61;
    expect(await code(SEND, message("x"))).toBe(0);
    // The name of the field before it was renamed.
    expect(await mute({ ShutUpTime: 4294967295 })).toBe(0);
    expect(await code(SEND, message("x"))).toBe(10017);
    expect(await mute({ MuteTime: 0 })).toBe(0);
    expect(await code(SEND, message("x"))).toBe(0);
    expect(await mute({})).toBe(10004);
    expect(await mute({ MuteTime: 60, Members_Account: Array(501).fill("bob") })).toBe(10004);
  });

  it("of everybody but owner and administrator are refused while the group is muted", async () => {
    const silence = { GroupId: "room1024", ShutUpAllMember: "On" };
    await fixture.call("group_open_http_svc/modify_group_base_info", silence);
    expect(await code(SEND, message("x"))).toBe(10017);
    expect(await code(SEND, message("x", { From_Account: "alice" }))).toBe(0);
    expect(await code(SEND, message("x", { From_Account: undefined }))).toBe(0);
  });

  it("of the system go to the whole of a live room", async () => {
    const alice = await fixture.login("alice");
    const contents: string[] = [];
    alice.listen((event) => event.kind === "system" && contents.push(event.content));
    const notification = { GroupId: "room1024", Content: '{"cmd":"notifyPusherChange","data":""}' };
    const command = "group_open_http_svc/send_group_system_notification";
    expect(await code(command, notification)).toBe(0);
    expect(contents).toEqual([notification.Content]);
    expect(await code(command, { ...notification, ToMembers_Account: ["alice"] })).toBe(10004);
  });
});
