import { expect, it } from "vitest";
import { roomBody } from "./room-body";

it("asks for the whole list at once", () => {
  expect(roomBody.getRoomList()).toEqual({ cnt: 200, index: 0 });
});

it("leaves the room's id to the server", () => {
  expect(roomBody.createRoom("alice_01", "Run")).toEqual({
    userID: "alice_01",
    roomID: "",
    roomInfo: "Run",
  });
});

it("puts the viewer's name into JSON in a string", () => {
  expect(roomBody.addAudience("room_1", "bob", "Bob").userInfo).toBe(
    '{"userName":"Bob","userAvatar":""}',
  );
});

it("counts a like by a number on Android, by a string on iOS", () => {
  expect(roomBody.praise("android", "room_1")).toEqual({
    roomID: "room_1",
    fieldName: "praise",
    operation: "inc",
    value: 1,
  });
  expect(roomBody.praise("ios", "room_1").value).toBe("1");
});
