import { describe, expect, it } from "vitest";
import { CREATE, openImForEachTest, ROOM, SEND } from "./group-fixture";
import { userSig } from "./im-fixture";

const fixture = openImForEachTest();
const { code, message, reopen } = fixture;

describe("the REST API", () => {
  it("answers as the contract's example", async () => {
    expect(await fixture.call(CREATE, { Type: "AVChatRoom", GroupId: "r", Name: "demo" })).toEqual(
      expect.objectContaining({
        ActionStatus: "OK",
        ErrorInfo: "",
        ErrorCode: 0,
        GroupId: "r",
      }),
    );
  });

  it.each([
    ["another application", { sdkappid: "1400000001" }, 60006],
    ["no application", { sdkappid: "-" }, 60012],
    ["somebody who is no administrator", { identifier: "alice" }, 60010],
    ["another's UserSig", { usersig: userSig("alice") }, 70013],
    ["no UserSig", { usersig: "-" }, 70003],
    ["no random", { random: "-" }, 60002],
    ["a random of 33 bits", { random: "4294967296" }, 60002],
    ["another content type", { contenttype: "xml" }, 60002],
  ])("refuses %s", async (_name, changes, expected) => {
    expect(await code(CREATE, ROOM, changes)).toBe(expected);
  });

  it("refuses unknown commands and bodies that are no JSON object", async () => {
    expect(await code("group_open_http_svc/toString", {})).toBe(60002);
    expect(await code("nothing", {})).toBe(60002);
    for (const body of ["", "[]", "null", "{", "1"]) expect(await code(CREATE, body)).toBe(60003);
  });

  it("tells a clock that is wrong by the expiry of its tickets", async () => {
    fixture.im.faults.clockOffsetSeconds = 7200;
    expect(await code(CREATE, ROOM)).toBe(70001);
  });

  it("allows so many calls a second and no more", async () => {
    await reopen({ callsPerSecond: 5, now: () => 1_000 });
    // Opening has imported two accounts in the same second.
    const codes: unknown[] = [];
    for (let call = 0; call < 4; call++) {
      codes.push(await code("im_open_login_svc/account_check", { CheckItem: [] }));
    }
    expect(codes).toEqual([0, 0, 0, 60007]);
  });

  it("can fail, hang and be gone", async () => {
    const { api } = fixture.im.faults;
    api.failWith = { code: 10002, command: SEND };
    expect(await code(SEND, message("x"))).toBe(10002);
    expect(await code(CREATE, ROOM)).toBe(0);
    api.down = true;
    await expect(fixture.call(CREATE, ROOM)).rejects.toThrow();
  });

  it("keeps no UserSig in its log", async () => {
    await fixture.call(CREATE, ROOM);
    expect(fixture.im.requestLog.at(-1)).toMatchObject({ command: CREATE, errorCode: 0 });
    expect(JSON.stringify(fixture.im.requestLog)).not.toContain(userSig("administrator"));
  });
});

describe("accounts", () => {
  it("are imported once and again, and found", async () => {
    expect(await code("im_open_login_svc/account_import", { UserID: "alice", Nick: "A" })).toBe(0);
    const check = { CheckItem: [{ UserID: "alice" }, { UserID: "carol" }] };
    const answer = await fixture.call("im_open_login_svc/account_check", check);
    expect(answer.ResultItem).toMatchObject([
      { AccountStatus: "Imported" },
      { AccountStatus: "NotImported" },
    ]);
  });

  it("have a length and a quota", async () => {
    const importing = (UserID: unknown) => code("im_open_login_svc/account_import", { UserID });
    expect(await importing("x".repeat(33))).toBe(70402);
    expect(await importing(5)).toBe(70402);
    await reopen({ quota: { accounts: 3 } });
    expect(await importing("carol")).toBe(70398);
    expect(await importing("bob")).toBe(0);
  });

  it("are signed out when kicked", async () => {
    const alice = await fixture.login("alice");
    const events: string[] = [];
    alice.listen((event) => events.push(event.kind));
    expect(await code("im_open_login_svc/kick", { UserID: "alice" })).toBe(0);
    expect(events).toEqual(["kicked"]);
    await expect(alice.joinGroup("room1024")).rejects.toMatchObject({ code: 6014 });
  });
});

describe("groups", () => {
  it("are told apart by who has the id already", async () => {
    expect(await code(CREATE, ROOM)).toBe(0);
    expect(await code(CREATE, ROOM)).toBe(10025);
    expect(await code(CREATE, { ...ROOM, Owner_Account: "bob" })).toBe(10021);
  });

  it.each([
    ["an owner who is not imported", { Owner_Account: "carol" }, 10019],
    ["an id of 49 bytes", { GroupId: "x".repeat(49) }, 10015],
    ["an id with the cloud's prefix", { GroupId: "@TGS#a" }, 10015],
    ["an id that is not ASCII", { GroupId: "直播" }, 10015],
    ["a name of 31 bytes", { Name: "直".repeat(10).concat("x") }, 10004],
    ["no name", { Name: undefined }, 10004],
    ["no type", { Type: undefined }, 10004],
    ["the display name of a type", { Type: "Meeting" }, 10004],
    ["members of a live room", { MemberList: [] }, 10007],
  ])("are refused with %s", async (_name, changes, expected) => {
    expect(await code(CREATE, { ...ROOM, ...changes })).toBe(expected);
  });

  it("have a quota that a dissolved one gives back", async () => {
    await reopen({ quota: { groups: 1 } });
    expect(await code(CREATE, ROOM)).toBe(0);
    expect(await code(CREATE, { ...ROOM, GroupId: "second" })).toBe(10036);
    expect(await code(CREATE, { ...ROOM, GroupId: "second", Type: "Public" })).toBe(10058);
    const destroy = () => code("group_open_http_svc/destroy_group", { GroupId: "room1024" });
    expect(await destroy()).toBe(0);
    expect(await destroy()).toBe(10010);
    expect(await code(CREATE, { ...ROOM, GroupId: "second" })).toBe(0);
  });

  it("are described, listed and renamed", async () => {
    await fixture.call(CREATE, ROOM);
    const change = { GroupId: "room1024", Name: "new", MuteAllMember: "On" };
    expect(await code("group_open_http_svc/modify_group_base_info", change)).toBe(0);
    const info = await fixture.call("group_open_http_svc/get_group_info", {
      GroupIdList: ["room1024", "none"],
    });
    expect(info.GroupInfo).toMatchObject([
      { Name: "new", MuteAllMember: "On", Owner_Account: "alice", ErrorCode: 0 },
      { GroupId: "none", ErrorCode: 10010 },
    ]);
    const list = await fixture.call("group_open_http_svc/get_appid_group_list", {});
    expect(list).toMatchObject({ TotalCount: 1, GroupIdList: [{ GroupId: "room1024" }], Next: 0 });
  });

  it("count who is signed in and inside", async () => {
    await fixture.call(CREATE, ROOM);
    const bob = await fixture.login("bob");
    await bob.joinGroup("room1024");
    const count = async () =>
      (await fixture.call("group_open_http_svc/get_online_member_num", { GroupId: "room1024" }))
        .OnlineMemberNum;
    expect(await count()).toBe(1);
    await bob.logout();
    expect(await count()).toBe(0);
    await fixture.call(CREATE, { Type: "Public", GroupId: "p", Name: "p" });
    expect(await code("group_open_http_svc/get_online_member_num", { GroupId: "p" })).toBe(10007);
  });
});
