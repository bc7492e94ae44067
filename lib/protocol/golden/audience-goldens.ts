import { type Golden, roomOk } from "./golden";

const as = "bob_02";
const inRoom = { userID: "bob_02", roomID: "room_dave" };
const praise = { roomID: "room_dave", fieldName: "praise" };

/** Viewers and custom fields. */
export const audienceGoldens: readonly Golden[] = [
  {
    client: "android2",
    call: "live_room/add_audience",
    note: "userInfo is JSON in a string",
    as,
    request: { ...inRoom, userInfo: '{"userName":"Bob","userAvatar":""}' },
    answer: roomOk(),
  },
  {
    client: "ios2",
    call: "live_room/add_audience",
    note: "with an empty userInfo",
    as,
    request: { ...inRoom, userInfo: "" },
    answer: roomOk(),
  },
  ...(["android2", "ios2"] as const).map((client) => ({
    client,
    call: "live_room/delete_audience",
    as,
    request: inRoom,
    answer: roomOk(),
  })),
  ...(["android2", "ios2"] as const).map((client) => ({
    client,
    call: "live_room/get_audiences",
    as,
    request: { roomID: "room_dave" },
    answer: roomOk({
      audiences: [
        {
          userID: "bob_02",
          userInfo: '{"userName":"Bob","userAvatar":""}',
          userName: "Bob",
          userAvatar: "",
        },
      ],
    }),
  })),
  {
    client: "android2",
    call: "live_room/get_audiences",
    note: "of a live of the first generation, by its chat group",
    as,
    request: { roomID: "@TGS#aXYZ12345" },
    answer: roomOk({
      audiences: [
        {
          userID: "bob_02",
          userInfo: '{"userName":"Bob","userAvatar":""}',
          userName: "Bob",
          userAvatar: "",
        },
      ],
    }),
  },
  {
    client: "android2",
    call: "live_room/set_custom_field",
    as,
    request: { ...praise, operation: "inc", value: 1 },
    answer: roomOk(),
  },
  {
    client: "android2",
    call: "live_room/set_custom_field",
    note: "del where it means dec",
    as,
    request: { ...praise, operation: "del", value: 1 },
    answer: roomOk(),
  },
  {
    client: "ios2",
    call: "live_room/set_custom_field",
    note: "the value as text",
    as,
    request: { ...praise, operation: "inc", value: "1" },
    answer: roomOk(),
  },
  {
    client: "android2",
    call: "live_room/get_custom_info",
    note: "526e57d reads an object",
    as,
    request: { roomID: "room_dave" },
    answer: roomOk({ custom: { gifts: 2, praise: 1 } }),
  },
  ...(["android2", "ios2"] as const).map((client) => ({
    client,
    call: "live_room/get_custom_Info",
    note: "7fee360 and iOS read text",
    as,
    request: { roomID: "room_dave" },
    answer: roomOk({ custom: '{"gifts":2,"praise":1}' }),
  })),
];
