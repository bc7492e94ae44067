import { describe, expect, it } from "vitest";
import { effectOf } from "./effect-of";
import { iosActionReader as reader, readIosUserInfo } from "./ios-action-reader";
import { jsonAnswer } from "./json-answer";

const ok = (returnData: unknown) => jsonAnswer({ returnValue: 0, returnMsg: "ok", returnData });
const ITEM = {
  userid: "alice_01",
  groupid: "@TGS#a1",
  type: 0,
  title: "Run",
  playurl: "http://h/live/a.flv",
  hls_play_url: "http://h/live/a.m3u8",
  fileid: "",
  userinfo: { nickname: "Alice" },
};

describe("the envelope on iOS", () => {
  it("takes a missing returnValue for 0 and needs no returnMsg", () => {
    expect(effectOf(() => reader.done("EnterGroup", jsonAnswer({ returnData: {} })))).toBe(
      undefined,
    );
  });

  it("crashes on null, an object or an array where it sends intValue", () => {
    for (const body of [{ returnValue: null }, { returnValue: {} }, []]) {
      expect(effectOf(() => reader.done("EnterGroup", jsonAnswer(body)))).toBe("crash");
    }
  });

  it("throws the viewer out when EnterGroup fails", () => {
    const answer = jsonAnswer({ returnValue: 2003, returnMsg: "no such record" });
    expect(effectOf(() => reader.done("EnterGroup", answer))).toBe("thrown out");
    const down = jsonAnswer({}, { status: 502 });
    expect(effectOf(() => reader.done("EnterGroup", down))).toBe("thrown out");
  });
});

describe("the list on iOS", () => {
  it("crashes only when a failed list comes without returnMsg", () => {
    const withMessage = jsonAnswer({ returnValue: 2002, returnMsg: "db", returnData: {} });
    expect(effectOf(() => reader.list(withMessage))).toBe("error");
    const without = jsonAnswer({ returnValue: 2002, returnData: {} });
    expect(effectOf(() => reader.list(without))).toBe("crash");
  });

  it("ignores pusherlist when totalcount is 0", () => {
    expect(reader.list(ok({ totalcount: "0", pusherlist: "rubbish" })).items).toEqual([]);
  });

  it("reads items and survives a missing userinfo", () => {
    const { userinfo, ...bare } = ITEM;
    expect(userinfo.nickname).toBe("Alice");
    const page = reader.list(ok({ totalcount: 2, pusherlist: [ITEM, bare] }));
    expect(page.items.map((item) => item.userid)).toEqual(["alice_01", "alice_01"]);
  });

  it.each([
    ["null in a text", { ...ITEM, title: null }],
    ["null for userinfo", { ...ITEM, userinfo: null }],
    ["null for the nickname", { ...ITEM, userinfo: { nickname: null } }],
    ["an object for a number", { ...ITEM, likecount: {} }],
    ["an item that is no dictionary", "x"],
  ])("crashes on %s", (_, item) => {
    expect(effectOf(() => reader.list(ok({ totalcount: 1, pusherlist: [item] })))).toBe("crash");
  });

  it("crashes when returnData or pusherlist has another class", () => {
    expect(effectOf(() => reader.list(ok([])))).toBe("crash");
    expect(effectOf(() => reader.list(ok({ totalcount: 1, pusherlist: null })))).toBe("crash");
  });

  it("refuses content types AFNetworking does not know", () => {
    const good = ok({ totalcount: 0, pusherlist: [] });
    expect(effectOf(() => reader.list({ ...good, contentType: "text/html" }))).toBeUndefined();
    expect(effectOf(() => reader.list({ ...good, contentType: "" }))).toBe("error");
    expect(effectOf(() => reader.list({ ...good, contentType: "application/xml" }))).toBe("error");
  });
});

describe("the other answers on iOS", () => {
  it("needs a push address, with a timestamp of any type or none", () => {
    expect(reader.pushUrl(ok({ pushurl: "rtmp://h/a", timestamp: "x" }))).toBe("rtmp://h/a");
    expect(effectOf(() => reader.pushUrl(ok({})))).toBe("error");
    expect(effectOf(() => reader.pushUrl(ok([])))).toBe("crash");
  });

  it("reads the item of GetUserInfo out of returnData itself", () => {
    expect(readIosUserInfo(ok(ITEM)).userid).toBe("alice_01");
    const missing = jsonAnswer({ returnValue: 0, returnMsg: "ok" });
    expect(effectOf(() => readIosUserInfo(missing))).toBe("error");
  });

  it("reads members and the COS signature", () => {
    expect(reader.members(ok({ totalcount: 1, memberlist: [{ userid: "b" }] })).total).toBe(1);
    expect(effectOf(() => reader.members(ok({ memberlist: {} })))).toBe("crash");
    expect(reader.cosSign(ok({ sign: "s" }))).toBe("s");
    expect(effectOf(() => reader.cosSign(ok({ sign: "" })))).toBe("error");
  });
});
