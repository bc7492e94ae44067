import { expect, it } from "vitest";
import { actionBody } from "./action-body";
import { clientJson } from "./client-json";

const PROFILE = {
  nickname: "Alice",
  headpic: "http://img/a.png",
  frontcover: null,
  location: "Shenzhen",
};
const request = actionBody.requestLvbAddr("alice_01", "@TGS#a1", "Run", PROFILE);
const live = { liveuserid: "alice_01", groupid: "@TGS#a1", flag: 0 } as const;

it("asks for a push address; Android leaves out what it does not know", () => {
  expect(clientJson("android", request)).toBe(
    '{"Action":"RequestLVBAddr","userid":"alice_01","groupid":"@TGS#a1","title":"Run",' +
      '"userinfo":{"nickname":"Alice","headpic":"http:\\/\\/img\\/a.png","location":"Shenzhen"}}',
  );
});

it("asks for a push address; iOS writes an empty text instead", () => {
  expect(JSON.parse(clientJson("ios", request)).userinfo).toEqual({ ...PROFILE, frontcover: "" });
});

it("counts a like without naming a tape", () => {
  expect(clientJson("ios", actionBody.changeCount("alice_01"))).toBe(
    '{"Action":"ChangeCount","userid":"alice_01","type":1,"optype":0,"flag":0,"fileid":""}',
  );
});

it("asks for pages of twenty, numbers as numbers", () => {
  expect(clientJson("android", actionBody.fetchList(2, 3))).toBe(
    '{"Action":"FetchList","flag":2,"pageno":3,"pagesize":20}',
  );
});

it("tells online by 0 and offline by 1", () => {
  expect(clientJson("ios", actionBody.changeStatus("alice_01", 1))).toBe(
    '{"Action":"ChangeStatus","userid":"alice_01","status":1}',
  );
});

it("enters and leaves in the viewer's name, without an avatar on Android", () => {
  const bob = { ...PROFILE, nickname: "Bob", headpic: null };
  expect(clientJson("android", actionBody.enterGroup("bob", live, bob))).toBe(
    '{"Action":"EnterGroup","userid":"bob","liveuserid":"alice_01","groupid":"@TGS#a1",' +
      '"nickname":"Bob","flag":0}',
  );
  expect(clientJson("android", actionBody.quitGroup("bob", live))).toBe(
    '{"Action":"QuitGroup","userid":"bob","flag":0,"liveuserid":"alice_01","groupid":"@TGS#a1"}',
  );
});

it("asks for the first twenty members, for a shared live, and for a signature", () => {
  expect(actionBody.fetchGroupMemberList(live)).toMatchObject({ pageno: 1, pagesize: 20 });
  expect(actionBody.getUserInfo("alice_01", 1, "f1")).toMatchObject({ type: 1, fileid: "f1" });
  expect(actionBody.getCosSign()).toEqual({ Action: "GetCOSSign" });
});
