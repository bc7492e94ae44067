import { describe, expect, it } from "vitest";
import { androidRoomReader as android } from "./android-room-reader";
import { effectOf } from "./effect-of";
import { noAnswer } from "./http-answer";
import { iosRoomReader as ios } from "./ios-room-reader";
import { jsonAnswer } from "./json-answer";
import type { RoomReader } from "./room-answer";

const ok = (fields: object) => jsonAnswer({ code: 0, message: "ok", ...fields });
const ROOM = {
  roomID: "room_1",
  roomInfo: '{"title":"Run"}',
  roomCreator: "alice_01",
  mixedPlayURL: "http://h/live/a.flv",
  pushers: [{ userID: "alice_01", userName: "Alice", userAvatar: "", accelerateURL: "" }],
  audienceCount: 2,
  custom: '{"praise":3}',
};
const rooms = (changes: object) => ok({ rooms: [ROOM, { ...ROOM, ...changes }] });
const BOTH: [string, RoomReader][] = [
  ["Android", android],
  ["iOS", ios],
];

describe.each(BOTH)("RoomService on %s", (_, reader) => {
  it("reads a session and needs both halves of it", () => {
    const session = { userID: "alice_01", token: "t", timestamp: 1533081600123 };
    expect(reader.login(ok(session))).toEqual({ userId: "alice_01", token: "t" });
    expect(effectOf(() => reader.login(ok({ ...session, token: undefined })))).toBe("error");
    expect(effectOf(() => reader.login(ok({ ...session, userID: "" })))).toBe("error");
  });

  it("fails at every other code and without an answer", () => {
    const refused = jsonAnswer({ code: 202001, message: "verify failed" });
    expect(effectOf(() => reader.login(refused))).toBe("error");
    expect(effectOf(() => reader.done("add_audience", noAnswer("timeout")))).toBe("unnoticed");
    const html = jsonAnswer({}, { text: "<html>" });
    expect(effectOf(() => reader.roomList(html))).toBe("error");
  });

  it("needs a push address and a room id", () => {
    expect(reader.pushUrl("get_anchor_url", ok({ pushURL: "rtmp://h/a" }))).toBe("rtmp://h/a");
    expect(effectOf(() => reader.pushUrl("get_anchor_url", ok({})))).toBe("error");
    expect(reader.createRoom(ok({ roomID: "room_1" }))).toBe("room_1");
    expect(effectOf(() => reader.createRoom(ok({})))).toBe("error");
  });

  it("reads the list of rooms, also an empty one", () => {
    expect(reader.roomList(ok({ rooms: [] }))).toEqual([]);
    expect(reader.roomList(rooms({}))[0]).toMatchObject({
      roomId: "room_1",
      audienceCount: 2,
      pushers: ["alice_01"],
      custom: '{"praise":3}',
    });
  });

  it("does not survive a custom in the list that is an object", () => {
    expect(effectOf(() => reader.roomList(rooms({ custom: { praise: 3 } })))).toBeDefined();
  });

  it("loses its anchors by a heartbeat with a code and no list", () => {
    const beat = (fields: object) =>
      effectOf(() => reader.heartbeat("anchor_heartbeat", ok(fields)));
    expect(beat({})).toBeUndefined();
    expect(beat({ roomStatusCode: 1, pushers: [] })).toBeUndefined();
    expect(beat({ roomStatusCode: 1 })).toBe("error");
    const changed = ok({ roomStatusCode: 5, pushers: [] });
    expect(reader.heartbeat("anchor_heartbeat", changed)).toBe(5);
    expect(reader.heartbeat("anchor_heartbeat", ok({}))).toBeUndefined();
  });

  it("reads the likes of get_custom_Info out of a string", () => {
    expect(reader.praise("get_custom_Info", ok({ custom: '{"praise":3}' }))).toBe(3);
    const asObject = ok({ custom: { praise: 3 } });
    expect(effectOf(() => reader.praise("get_custom_Info", asObject))).toBeDefined();
    expect(effectOf(() => reader.praise("get_custom_Info", ok({ custom: "" })))).toBe("unnoticed");
  });

  it("reads anchors and audiences", () => {
    expect(reader.anchors("get_pushers", ok(ROOM))).toEqual(["alice_01"]);
    const audiences = [{ userID: "bob", userInfo: "{}" }];
    expect(reader.audiences(ok({ audiences }))).toEqual(["bob"]);
  });
});

describe("Gson on Android", () => {
  it.each([
    ["custom", { custom: {} }],
    ["audienceCount", { audienceCount: 1.5 }],
    ["pushers", { pushers: {} }],
    ["audiences", { audiences: { audiences: [] } }],
    ["roomInfo", { roomInfo: { title: "Run" } }],
  ])("fails the whole list for one wrong %s", (_, changes) => {
    expect(effectOf(() => android.roomList(rooms(changes)))).toBe("error");
  });

  it("takes a number in a string and leaves out what is null", () => {
    expect(effectOf(() => android.roomList(rooms({ audienceCount: "2", custom: null })))).toBe(
      undefined,
    );
  });

  it("reads get_custom_info out of an object, and of nothing else", () => {
    expect(android.praise("get_custom_info", ok({ custom: { praise: 3 } }))).toBe(3);
    const asString = ok({ custom: '{"praise":3}' });
    expect(effectOf(() => android.praise("get_custom_info", asString))).toBe("unnoticed");
  });

  it("fails an answer whose code is no number", () => {
    expect(effectOf(() => android.done("logout", jsonAnswer({ code: "ok" })))).toBe("unnoticed");
    expect(effectOf(() => android.login(jsonAnswer({ code: {} })))).toBe("error");
  });
});

describe("dictionaries on iOS", () => {
  it.each([
    ["null in a text", { roomInfo: null }],
    ["an array for audiences", { audiences: [] }],
    ["null for pushers", { pushers: null }],
  ])("crash on %s", (_, changes) => {
    expect(effectOf(() => ios.roomList(rooms(changes)))).toBe("crash");
  });

  it("refuse a room id that IM does not take for a group name", () => {
    expect(effectOf(() => ios.createRoom(ok({ roomID: "r".repeat(30) })))).toBeUndefined();
    expect(effectOf(() => ios.createRoom(ok({ roomID: "r".repeat(31) })))).toBe("error");
  });
});
