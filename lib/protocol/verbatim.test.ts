import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actionTable } from "./action-table";
import { bodyFor, openPlace, owner, type Place } from "./authorization-fixture";
import { forEach } from "./fuzz-fixture";
import type { Operation } from "./operation";
import * as wire from "./wire-fixture";

let place: Place;
let query: string;
beforeAll(async () => {
  place = await openPlace({ GUEST_API: "on", GUEST_BROADCAST: "on" });
  query = await wire.roomQuery(place.services, owner);
});
afterAll(() => place.services.close());

/** Texts that a person may write, those among them that once meant something to a program. */
const written = fc
  .oneof(
    fc.constantFrom(
      "'; DROP TABLE live_data; --",
      "' OR '1'='1",
      '" UNION SELECT password_hash FROM account --',
      "<script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "&lt;b&gt; &amp; &#39;",
      "\\u0041 \\n %s %00 {0}",
      "% _ [a-z] \\%",
      "直播 🎥 नमस्ते",
      "null",
      "0",
      "[object Object]",
      "بث مباشر: أمسية طويلة",
      "שידור חי – ערב ארוך!",
      "می\u200cخواهم",
      "שלום\u200f, C++\u200e.",
    ),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
  )
  .filter((text) => text === text.trim() && text !== "" && [...text].length <= 60);

const action = async (body: wire.Fields, as = owner) => {
  const headers = { authorization: `Bearer ${place.webTokens.get(as)}` };
  const answer = await wire.sendAction(place.services, body, headers);
  expect(answer.code).toBe(0);
  return answer.data;
};
const account = async (name: string, fields: object) => {
  const body = JSON.stringify({ userid: owner, ...fields });
  const headers = wire.signed(place.appTokens.get(owner) ?? "", body);
  const answer = await wire.sendAccount(place.services, name, body, headers);
  expect(answer.code).toBe(200);
  return answer.data;
};
const room = async (name: string, body: wire.Fields) => {
  const answer = await wire.sendRoom(place.services, `live_room/${name}?${query}`, body);
  expect(answer.code).toBe(0);
  return answer.json;
};

describe("what people write comes back as they wrote it", () => {
  it("in titles, names, places and descriptions of a live", () =>
    forEach(written, 100, async (text) => {
      const userinfo = { nickname: text, headpic: "", frontcover: "", location: text, desc: text };
      const ask = { ...bodyFor(actionTable.get("RequestLVBAddr") as Operation, owner) };
      await action({ ...ask, Action: "RequestLVBAddr", title: text, userinfo });
      const live = await action({ Action: "GetUserInfo", userid: owner, type: 0, fileid: "" });
      expect(live).toMatchObject({
        title: text,
        desc: text,
        userinfo: { nickname: text, location: text, desc: text },
      });
    }));

  it("in names of viewers and in chat groups", () =>
    forEach(written, 60, async (text) => {
      const where = { liveuserid: owner, groupid: text, flag: 0 };
      const viewer = { userid: "bob_02", nickname: text, headpic: "" };
      await action({ Action: "EnterGroup", ...where, ...viewer }, "bob_02");
      const { memberlist } = await action({ Action: "FetchGroupMemberList", ...where });
      expect(memberlist).toEqual([viewer]);
    }));

  it("in userids of guests", () =>
    forEach(written, 60, async (text) => {
      await action({ Action: "RequestLVBAddr", userid: text, title: text });
      const live = await action({ Action: "GetUserInfo", userid: text, type: 0 });
      expect(live).toMatchObject({ userid: text, title: text, userinfo: { nickname: text } });
      // The stream's name is made of letters, digits and _ alone, whatever the userid is.
      expect(live.playurl).toMatch(/^http:\/\/live\.example:3000\/live\/\w+\.flv$/);
    }));

  it("in short videos", () =>
    forEach(written, 60, async (text) => {
      const file = { file_id: text, title: text, play_url: "https://vod.example/a.mp4" };
      const userinfo = { nickname: text, location: text };
      await action({ Action: "UploadUGCVideo", userid: owner, ...file, userinfo });
      const video = await action({ Action: "GetUserInfo", userid: owner, type: 2, fileid: text });
      expect(video).toMatchObject({ fileid: text, title: text, userinfo });
    }));

  it("in profiles", () =>
    forEach(written, 60, async (text) => {
      await account("upload_user_info", { nickname: text });
      expect(await account("get_user_info", {})).toMatchObject({ nickname: text });
    }));

  it("in rooms, their names, anchors and fields", () =>
    forEach(written, 60, async (text) => {
      const roomInfo = JSON.stringify({ title: text, frontcover: "", location: text });
      await room("create_room", { roomID: "room_1", roomInfo, roomName: text });
      await room("add_anchor", { roomID: "room_1", userName: text, userAvatar: "" });
      const field = { roomID: "room_1", fieldName: "notice", operation: "set", value: text };
      await room("set_custom_field", field);
      expect(await room("get_anchors", { roomID: "room_1" })).toMatchObject({
        roomInfo,
        pushers: [{ userName: text }],
      });
      const { rooms } = await room("get_room_list", { cnt: 1, index: 0 });
      const [first] = rooms as { roomName: string; custom: string }[];
      expect(first?.roomName).toBe(text);
      expect(JSON.parse(first?.custom ?? "")).toMatchObject({ notice: text });
      expect((await room("get_custom_info", { roomID: "room_1" })).custom).toMatchObject({
        notice: text,
      });
      const live = await action({ Action: "GetUserInfo", userid: owner, type: 0 });
      expect(live).toMatchObject({ title: text, userinfo: { location: text } });
    }));
});

it("what turns the direction of other people's words is taken out, and the call succeeds", async () => {
  const sent = "\u202egnp.exe\u2066 שלום";
  const kept = "gnp.exe שלום";
  const userinfo = { nickname: sent, headpic: "", frontcover: "", location: sent, desc: sent };
  const ask = { ...bodyFor(actionTable.get("RequestLVBAddr") as Operation, owner) };
  await action({ ...ask, Action: "RequestLVBAddr", title: sent, userinfo });
  expect(await action({ Action: "GetUserInfo", userid: owner, type: 0, fileid: "" })).toMatchObject(
    { title: kept, userinfo: { nickname: kept, location: kept, desc: kept } },
  );
  const file = { file_id: "turned", title: sent, play_url: "https://vod.example/a.mp4" };
  await action({ Action: "UploadUGCVideo", userid: owner, ...file, userinfo });
  const video = { Action: "GetUserInfo", userid: owner, type: 2, fileid: "turned" };
  expect(await action(video)).toMatchObject({ title: kept });
  await account("upload_user_info", { nickname: sent });
  expect(await account("get_user_info", {})).toMatchObject({ nickname: kept });
  const roomInfo = JSON.stringify({ title: sent, frontcover: "", location: sent });
  await room("create_room", { roomID: "room_1", roomInfo, roomName: sent });
  await room("add_anchor", { roomID: "room_1", userName: sent, userAvatar: "" });
  expect(await room("get_anchors", { roomID: "room_1" })).toMatchObject({
    pushers: [{ userName: kept }],
  });
});
