import { describe, expect, it } from "vitest";
import { androidActionReader as reader } from "./android-action-reader";
import { effectOf } from "./effect-of";
import { noAnswer } from "./http-answer";
import { jsonAnswer } from "./json-answer";

const ok = (returnData: unknown) => jsonAnswer({ returnValue: 0, returnMsg: "ok", returnData });
const failed = (returnValue: number) =>
  jsonAnswer({ returnValue, returnMsg: "no", returnData: {} });
const ITEM = {
  userid: "alice_01",
  groupid: "@TGS#a1",
  timestamp: 1533081600,
  type: 0,
  viewercount: 3,
  likecount: "10",
  title: "Run",
  playurl: "http://h/live/a.flv",
  hls_play_url: "http://h/live/a.m3u8",
  fileid: "",
  userinfo: { nickname: "Alice", headpic: null },
};
const list = (changes: object) => ok({ totalcount: "1", pusherlist: [{ ...ITEM, ...changes }] });

describe("the envelope on Android", () => {
  it("takes a number in a string and a returnMsg that is null", () => {
    const answer = jsonAnswer({ returnValue: "0", returnMsg: null, returnData: {} });
    expect(effectOf(() => reader.done("EnterGroup", answer))).toBeUndefined();
  });

  it.each([
    ["no returnMsg", { returnValue: 0, returnData: {} }],
    ["no returnValue", { returnMsg: "ok", returnData: {} }],
    ["a returnValue that is null", { returnValue: null, returnMsg: "ok" }],
  ])("hangs on %s", (_, body) => {
    expect(effectOf(() => reader.done("EnterGroup", jsonAnswer(body)))).toBe("hang");
    expect(effectOf(() => reader.done("ChangeCount", jsonAnswer(body)))).toBe("unnoticed");
  });

  it("throws the viewer out on every EnterGroup that does not give 0", () => {
    expect(effectOf(() => reader.done("EnterGroup", failed(1000)))).toBe("thrown out");
    expect(effectOf(() => reader.done("EnterGroup", failed(10010)))).toBe("thrown out");
    expect(effectOf(() => reader.done("EnterGroup", failed(6013)))).toBe("hang");
    expect(effectOf(() => reader.done("EnterGroup", noAnswer("timeout")))).toBe("thrown out");
    const down = jsonAnswer({}, { status: 500 });
    expect(effectOf(() => reader.done("EnterGroup", down))).toBe("thrown out");
    const html = jsonAnswer({}, { text: "<html>" });
    expect(effectOf(() => reader.done("EnterGroup", html))).toBe("thrown out");
  });
});

describe("the push address on Android", () => {
  it("is read with a timestamp of either type", () => {
    expect(reader.pushUrl(ok({ pushurl: "rtmp://h/live/a", timestamp: 1 }))).toBe(
      "rtmp://h/live/a",
    );
    expect(effectOf(() => reader.pushUrl(ok({ pushurl: "rtmp://h/a", timestamp: "1" })))).toBe(
      undefined,
    );
  });

  it.each([
    ["pushurl", { timestamp: 1 }],
    ["timestamp", { pushurl: "rtmp://h/live/a" }],
    ["pushurl's scheme", { pushurl: "", timestamp: 1 }],
  ])("fails without %s", (_, data) => {
    expect(effectOf(() => reader.pushUrl(ok(data)))).toBe("error");
  });

  it.each([[[]], [null], ["Null"]])("crashes when returnData is %j", (data) => {
    expect(effectOf(() => reader.pushUrl(ok(data)))).toBe("crash");
  });

  it("fails on every other returnValue", () => {
    expect(effectOf(() => reader.pushUrl(failed(4002)))).toBe("error");
  });
});

describe("the list on Android", () => {
  it("is read", () => {
    const page = reader.list(list({}));
    expect(page.total).toBe(1);
    expect(page.items[0]).toMatchObject({ userid: "alice_01", likecount: 10, type: 0 });
  });

  it("may be empty", () => {
    expect(reader.list(ok({ totalcount: 0, pusherlist: [] })).items).toEqual([]);
  });

  it.each([
    ["missing", undefined],
    ["null", null],
    ["a string", "Alice"],
    ["an array", []],
  ])("crashes when userinfo is %s", (_, userinfo) => {
    expect(effectOf(() => reader.list(list({ userinfo })))).toBe("crash");
  });

  it.each([
    ["an object for pusherlist", { totalcount: 0, pusherlist: {} }],
    ["null for pusherlist", { totalcount: 0, pusherlist: null }],
    ["no totalcount", { pusherlist: [] }],
    ["an item that is no object", { totalcount: 1, pusherlist: ["x"] }],
  ])("fails with %s", (_, data) => {
    expect(effectOf(() => reader.list(ok(data)))).toBe("error");
  });

  it("fails with milliseconds in the timestamp and null in a text", () => {
    expect(effectOf(() => reader.list(list({ timestamp: 1533081600000 })))).toBe("error");
    expect(effectOf(() => reader.list(list({ fileid: null })))).toBe("error");
  });
});

describe("members and signatures on Android", () => {
  it("reads members", () => {
    const memberlist = [{ userid: "bob", nickname: "", headpic: "" }];
    expect(reader.members(ok({ totalcount: "1", memberlist }))).toEqual({
      total: 1,
      userids: ["bob"],
    });
  });

  it("needs totalcount and an array", () => {
    expect(effectOf(() => reader.members(ok({ memberlist: [] })))).toBe("error");
    expect(effectOf(() => reader.members(ok({ totalcount: 0, memberlist: null })))).toBe("error");
  });

  it("needs a sign", () => {
    expect(reader.cosSign(ok({ sign: "abc" }))).toBe("abc");
    expect(effectOf(() => reader.cosSign(ok({})))).toBe("error");
  });
});
