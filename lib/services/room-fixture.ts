import { announceLive, beginPush, endPush } from "./live-fixture";
import { addAnchor } from "./room-anchors";
import { anchorAddress, createRoom, type RoomCaller } from "./room-service";
import { findRoomView, listRooms } from "./room-view";
import { listLives } from "./rooms";
import type { TestServices } from "./services-fixture";

export const origin = "http://h";
export const alice: RoomCaller = { userId: "alice_01", clientIp: "203.0.113.1" };
export const bob: RoomCaller = { userId: "bob_02", clientIp: "203.0.113.2" };

/** What RoomService phones do and see, in few words; on the services of the running test. */
export function roomScene(services: () => TestServices) {
  const begin = (userId: string, sequence?: string) => beginPush(services(), userId, sequence);
  const end = (userId: string, sequence?: string) => endPush(services(), userId, sequence);
  const create = (caller: RoomCaller, roomId: string, title = "Run") => {
    const roomInfo = JSON.stringify({ title, frontcover: "", location: "Shenzhen" });
    const about = { roomId, roomInfo, roomName: "", userName: "", userAvatar: "" };
    return createRoom(services(), caller, about, origin);
  };
  const join = (caller: RoomCaller, roomId: string, userName = caller.userId) =>
    addAnchor(services(), caller, { roomId, userName, userAvatar: "" });
  return {
    begin,
    end,
    create,
    join,
    announce: (userid: string, groupid: string) => announceLive(services(), userid, { groupid }),
    lives: () =>
      listLives(services(), { page: 1, pageSize: 20 }, origin).items.map((room) => room.userId),
    listed: () => listRooms(services(), { count: 200, index: 0 }, origin),
    anchorsOf: (roomId: string) =>
      findRoomView(services(), roomId, origin).anchors.map((anchor) => anchor.userId),
    /** What a RoomService phone does to go on air. */
    async goLive(caller: RoomCaller, roomId: string, title = "Run") {
      await anchorAddress(services(), caller, origin);
      await begin(caller.userId);
      await create(caller, roomId, title);
      await join(caller, roomId);
    },
  };
}
