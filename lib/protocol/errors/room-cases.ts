import type { TestServices } from "@/lib/services/services-fixture";
import { refuseLongRoomBody } from "../room/answer-room-call";
import * as wire from "../wire-fixture";
import type { ErrorCase } from "./error-case";

async function call(services: TestServices, userId: string, name: string, body: wire.Body) {
  const query = await wire.roomQuery(services, userId);
  return (await wire.sendRoom(services, `live_room/${name}?${query}`, body)).code;
}
/** alice_01 is on air in room_1. */
async function openRoom(services: TestServices) {
  await call(services, "alice_01", "get_anchor_url", {});
  await wire.beginPush(services, "alice_01");
  await call(services, "alice_01", "create_room", { roomID: "room_1", roomInfo: "Run" });
}
const field = { roomID: "room_1", fieldName: "gifts", operation: "inc" };

/** Codes of RoomService, in the numbers of its 2019 edition. */
export const roomCases: readonly ErrorCase[] = [
  {
    code: 200_100,
    when: "one address signs in more often than ROOM_LOGINS_PER_MINUTE",
    environment: { ROOM_LOGINS_PER_MINUTE: "1" },
    async meet(services) {
      await wire.sendRoom(services, "utils/get_login_info", "", "GET");
      return (await wire.sendRoom(services, "utils/get_login_info", "", "GET")).code;
    },
  },
  {
    code: 200_100,
    when: "a body is longer than MAX_BODY_BYTES",
    async meet() {
      return ((await refuseLongRoomBody("too long").json()) as { code: unknown }).code;
    },
  },
  {
    code: 200_101,
    when: "a body is no JSON object",
    meet: (services) => call(services, "alice_01", "create_room", "roomID=room_1"),
  },
  {
    code: 201_000,
    when: "an app forgets the room",
    meet: (services) => call(services, "bob_02", "get_anchors", {}),
  },
  {
    code: 201_000,
    when: "somebody opens a room whose title has a blocked word",
    environment: { BLOCKED_WORDS: "spam" },
    meet: (services) => call(services, "alice_01", "create_room", { roomInfo: "Spam" }),
  },
  {
    code: 201_002,
    when: "an app calls before it has signed in",
    meet: async (services) => (await wire.sendRoom(services, "live_room/get_room_list", {})).code,
  },
  {
    code: 201_003,
    when: "a body names another user than the token",
    meet: (services) => call(services, "bob_02", "get_anchor_url", { userID: "alice_01" }),
  },
  {
    code: 201_009,
    when: "a counter is to change by something that is no number",
    async meet(services) {
      await openRoom(services);
      return call(services, "alice_01", "set_custom_field", { ...field, value: "much" });
    },
  },
  {
    code: 202_001,
    when: "a token has expired",
    async meet(services) {
      const query = await wire.roomQuery(services, "bob_02");
      services.advance(31 * 86_400_000);
      return (await wire.sendRoom(services, `live_room/get_room_list?${query}`, {})).code;
    },
  },
  {
    code: 203_002,
    when: "somebody opens a room under the id of another user's room",
    async meet(services) {
      await openRoom(services);
      return call(services, "bob_02", "create_room", { roomID: "room_1" });
    },
  },
  {
    code: 203_003,
    when: "somebody ends another user's room",
    async meet(services) {
      await openRoom(services);
      return call(services, "bob_02", "destroy_room", { roomID: "room_1" });
    },
  },
  {
    code: 203_006,
    when: "a viewer asks for a room that does not exist",
    meet: (services) => call(services, "bob_02", "get_anchors", { roomID: "room_1" }),
  },
  {
    code: 203_006,
    when: "a viewer enters a room that has ended",
    async meet(services) {
      await openRoom(services);
      services.advance(5000);
      await wire.endPush(services, "alice_01");
      return call(services, "bob_02", "add_audience", { roomID: "room_1" });
    },
  },
  {
    code: 203_007,
    when: "a fifth anchor joins a room in which four push",
    async meet(services) {
      await openRoom(services);
      const join = (userId: string) =>
        call(services, userId, "add_anchor", { roomID: "room_1", userName: userId });
      for (const userId of ["bob_02", "carol_03", "dave_04"]) {
        await call(services, userId, "get_anchor_url", {});
        await wire.beginPush(services, userId);
        await join(userId);
      }
      return join("erin_05");
    },
  },
  {
    code: 203_010,
    when: "an anchor sends a heartbeat to a room that it has left",
    async meet(services) {
      await openRoom(services);
      return call(services, "bob_02", "anchor_heartbeat", { roomID: "room_1" });
    },
  },
  {
    code: 207_001,
    when: "the database of the server is gone",
    async meet(services) {
      const query = await wire.roomQuery(services, "bob_02");
      services.database.close();
      return (await wire.sendRoom(services, `live_room/get_room_list?${query}`, {})).code;
    },
  },
  {
    code: 207_002,
    when: "an anchor wants to mix pictures",
    meet: (services) => call(services, "bob_02", "merge_stream", { roomID: "room_1" }),
  },
  {
    code: 207_005,
    when: "an app calls a method that does not exist",
    meet: (services) => call(services, "bob_02", "enter_room", {}),
  },
];
