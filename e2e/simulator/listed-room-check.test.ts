import { expect, it } from "vitest";
import { effectOf } from "./effect-of";
import { checkRoom } from "./listed-room-check";

const ROOM = {
  roomId: "room_1",
  roomInfo: '{"title":"Run","frontcover":""}',
  roomCreator: "alice_01",
  mixedPlayUrl: "http://h/a.flv",
  audienceCount: 0,
  pushers: ["alice_01"],
  custom: "",
};

it("shows the title of the room's JSON, or the text itself", () => {
  expect(checkRoom(ROOM, "Run")).toBe(ROOM);
  const plain = { ...ROOM, roomInfo: "Run" };
  expect(checkRoom(plain, "Run")).toBe(plain);
  expect(effectOf(() => checkRoom({ ...ROOM, roomInfo: "{}" }, "Run"))).toBe("unnoticed");
});

it("needs the creator among those who push", () => {
  expect(effectOf(() => checkRoom({ ...ROOM, pushers: [] }, "Run"))).toBe("error");
  expect(effectOf(() => checkRoom({ ...ROOM, pushers: ["bob"] }, "Run"))).toBe("error");
});
