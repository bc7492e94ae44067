import { type Golden, roomOk } from "./golden";
import { pushers, statusCode } from "./room-goldens";

const daveRoom = { userID: "dave_04", roomID: "room_dave" };
const changed = roomOk({ roomStatusCode: statusCode, pushers });
const noMixing = {
  code: 207002,
  message: "This server does not mix pictures.",
  timestamp: 1_800_000_500_000,
  merge_code: -1,
  merge_msg: "This server does not mix pictures.",
  merge_message: "This server does not mix pictures.",
};

/** Anchors, and the calls that only answer something. */
export const anchorGoldens: readonly Golden[] = [
  {
    client: "android2",
    call: "live_room/add_anchor",
    as: "frank_06",
    request: {
      roomID: "room_dave",
      userID: "frank_06",
      userName: "Frank",
      userAvatar: "https://img.example/f.png",
      pushURL: "rtmp://push.example/live/1000_frank_06",
    },
    answer: roomOk(),
  },
  {
    client: "ios2",
    call: "live_room/add_anchor",
    note: "empty name and picture",
    as: "frank_06",
    request: {
      roomID: "room_dave",
      userID: "frank_06",
      userName: "",
      userAvatar: "",
      pushURL: "rtmp://push.example/live/1000_frank_06",
    },
    answer: roomOk(),
  },
  {
    client: "weapp2018",
    call: "live_room/add_pusher",
    as: "dave_04",
    request: { ...daveRoom, userName: "Dave", userAvatar: "", pushURL: "rtmp://x/live/1" },
    answer: roomOk(),
  },
  {
    client: "weapp2018",
    call: "live_room/add_pusher",
    note: "its creator without a name and a picture",
    as: "dave_04",
    request: { ...daveRoom, userName: "", userAvatar: "", pushURL: "rtmp://x/live/1" },
    answer: roomOk(),
  },
  ...(["android2", "ios2"] as const).map((client) => ({
    client,
    call: "live_room/delete_anchor",
    as: "dave_04",
    request: daveRoom,
    answer: roomOk(),
  })),
  {
    client: "weapp2018",
    call: "live_room/delete_pusher",
    note: "of a room that is gone",
    as: "dave_04",
    request: { userID: "dave_04", roomID: "room_gone" },
    answer: roomOk(),
  },
  {
    client: "android2",
    call: "live_room/anchor_heartbeat",
    note: "the first one",
    as: "dave_04",
    request: { ...daveRoom, roomStatusCode: 0 },
    answer: changed,
  },
  {
    client: "ios2",
    call: "live_room/anchor_heartbeat",
    note: "nothing changed: neither the code nor the list",
    as: "dave_04",
    request: { ...daveRoom, roomStatusCode: statusCode },
    answer: roomOk(),
  },
  {
    client: "weapp2018",
    call: "live_room/pusher_heartbeat",
    note: "the code as text",
    as: "dave_04",
    request: { ...daveRoom, roomStatusCode: String(statusCode) },
    answer: roomOk(),
  },
  ...(["android2", "ios2"] as const).map((client) => ({
    client,
    call: "live_room/merge_stream",
    as: "dave_04",
    request: { ...daveRoom, mergeParams: { interface: { interfaceName: "Mix_StreamV2" } } },
    answer: noMixing,
  })),
  {
    client: "weapp2018",
    call: "live_room/merge_stream",
    note: "the parameters as text",
    as: "dave_04",
    request: { ...daveRoom, mergeParams: "{}" },
    answer: noMixing,
  },
  ...(["android2", "ios2"] as const).map((client) => ({
    client,
    call: "utils/report",
    request: { reportID: 7, data: { event: "enter" } },
    answer: roomOk(),
  })),
];
