import { type Golden, roomOk } from "./golden";
import { pushUrl } from "./scene";

/** What viewers play. */
const flv = (userid: string) => `http://live.example:3000/live/1000_${userid}.flv`;
/** What anchors of one room play of each other. */
const rtmp = (userid: string) => `rtmp://live.example/live/1000_${userid}`;
export const pushers = [
  {
    userID: "dave_04",
    userName: "Dave",
    userAvatar: "https://img.example/d.png",
    accelerateURL: rtmp("dave_04"),
  },
  { userID: "carol_03", userName: "Carol", userAvatar: "", accelerateURL: rtmp("carol_03") },
];
const roomInfo = '{"title":"Room of Dave","frontcover":"","location":"Wuhan"}';
const aliceRoom = {
  roomID: "@TGS#aXYZ12345",
  roomInfo:
    '{"title":"Morning run","frontcover":"https://img.example/c.png","location":"Shenzhen"}',
  roomName: "",
  roomCreator: "alice_01",
  mixedPlayURL: flv("alice_01"),
  pushers: [
    {
      userID: "alice_01",
      userName: "Alice",
      userAvatar: "https://img.example/a.png",
      accelerateURL: rtmp("alice_01"),
    },
  ],
  audienceCount: 1,
  custom: '{"praise":1}',
};
const daveRoom = {
  roomID: "room_dave",
  roomInfo,
  roomName: "",
  roomCreator: "dave_04",
  mixedPlayURL: flv("dave_04"),
  pushers,
  audienceCount: 1,
  custom: '{"gifts":2,"praise":1}',
};
const urls = roomOk({ pushURL: pushUrl("1000_frank_06"), accelerateURL: rtmp("frank_06") });
/** Grew with create_room, and with each of the two anchors. */
export const statusCode = 3;
const anchors = roomOk({
  roomID: "room_dave",
  roomInfo,
  roomCreator: "dave_04",
  mixedPlayURL: flv("dave_04"),
  roomStatusCode: statusCode,
  pushers,
});
const rooms = (...list: object[]) => roomOk({ rooms: list });
const frank = { userID: "frank_06", roomID: "room_frank" };
const generated = roomOk({ roomID: "room_1800000500000_<random>" });

/** Rooms and their lists, under the names of 2018 and of 2019. */
export const roomGoldens: readonly Golden[] = [
  {
    client: "android2",
    call: "live_room/get_anchor_url",
    as: "frank_06",
    request: { userID: "frank_06" },
    answer: urls,
  },
  {
    client: "ios2",
    call: "live_room/get_anchor_url",
    as: "frank_06",
    request: { userID: "frank_06", roomID: "" },
    answer: urls,
  },
  {
    client: "weapp2018",
    call: "live_room/get_push_url",
    as: "frank_06",
    request: { userID: "frank_06", roomID: "room_dave" },
    answer: urls,
  },
  {
    client: "android2",
    call: "live_room/get_room_list",
    note: "200 at once",
    as: "bob_02",
    request: { cnt: 200, index: 0 },
    answer: rooms(daveRoom, aliceRoom),
  },
  {
    client: "ios2",
    call: "live_room/get_room_list",
    note: "numbers as text, the second room",
    as: "bob_02",
    request: { cnt: "1", index: "1" },
    answer: rooms(aliceRoom),
  },
  {
    client: "ios2",
    call: "live_room/get_room_list",
    note: "past the end",
    as: "bob_02",
    request: { cnt: 20, index: 20 },
    answer: rooms(),
  },
  {
    client: "weapp2018",
    call: "live_room/get_room_list",
    note: "an empty list",
    as: "bob_02",
    request: { cnt: 20, index: 0 },
    emptyServer: true,
    answer: { ...rooms(), timestamp: 1_800_000_000_000 },
  },
  {
    client: "android2",
    call: "live_room/create_room",
    note: "without a room id",
    as: "frank_06",
    request: { userID: "frank_06", roomInfo: '{"title":"Walk","frontcover":"","location":""}' },
    answer: generated,
  },
  {
    client: "ios2",
    call: "live_room/create_room",
    note: "with an empty room id",
    as: "frank_06",
    request: { userID: "frank_06", roomID: "", roomInfo: "Walk" },
    answer: generated,
  },
  {
    client: "weapp2018",
    call: "live_room/create_room",
    note: "the words of 2017",
    as: "frank_06",
    request: {
      ...frank,
      roomName: "Walk",
      userName: "Frank",
      userAvatar: "",
      pushURL: "rtmp://push.example/live/1000_frank_06",
    },
    answer: roomOk({ roomID: "room_frank" }),
  },
  ...(["android2", "ios2"] as const).map((client) => ({
    client,
    call: "live_room/destroy_room",
    as: "dave_04",
    request: { userID: "dave_04", roomID: "room_dave" },
    answer: roomOk(),
  })),
  ...(["android2", "ios2"] as const).map((client) => ({
    client,
    call: "live_room/get_anchors",
    as: "bob_02",
    request: { roomID: "room_dave" },
    answer: anchors,
  })),
  {
    client: "weapp2018",
    call: "live_room/get_pushers",
    as: "bob_02",
    request: { roomID: "room_dave" },
    answer: anchors,
  },
];
