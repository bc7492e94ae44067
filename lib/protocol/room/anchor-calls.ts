import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import { addAnchor, anchorHeartbeat, removeAnchor } from "@/lib/services/room-anchors";
import { anchorAddress, createRoom, destroyRoom } from "@/lib/services/room-service";
import { findRoomView, listRooms, roomExists } from "@/lib/services/room-view";
import { cleanText } from "@/lib/shared/clean-text";
import { explain, integer, optionalText, pictureUrl, shortText } from "../fields";
import { pusher, roomItem, toPushers, toRoomItem } from "./room-answer";
import { defineRoomCall, empty, roomId, userId } from "./room-call";

/** Bytes of `roomInfo`. */
const maxRoomInfoBytes = 1024;
const roomInfo = explain(
  z
    .union([z.string(), z.record(z.string(), z.unknown())])
    .nullish()
    .transform((value) => (typeof value === "object" ? JSON.stringify(value ?? "") : (value ?? "")))
    .transform((value) => (value === '""' ? "" : cleanText(value)))
    .refine(
      (value) => Buffer.byteLength(value) <= maxRoomInfoBytes,
      `has more than ${maxRoomInfoBytes} bytes`,
    ),
  "Text of the app; JSON with title, frontcover, location is understood",
  "应用自定义文本；可识别含 title、frontcover、location 的 JSON",
);

/** Where the caller pushes. */
export const getAnchorUrl = defineRoomCall(
  {
    name: "get_anchor_url",
    aliases: ["get_push_url"],
    summary: {
      en: "Push URL of the caller, and where the others fetch the picture.",
      zh: "获取推流地址与加速拉流地址。",
    },
    permission: "signedIn",
    input: z.object({ userID: userId, roomID: optionalText }),
    output: z.object({ pushURL: z.string(), accelerateURL: z.string() }),
    example: { userID: "alice_01" },
  },
  async ({ services, caller, origin }) => {
    const { pushUrl, accelerateUrl } = await anchorAddress(services, caller(), origin);
    return { pushURL: pushUrl, accelerateURL: accelerateUrl };
  },
);

export const createRoomCall = defineRoomCall(
  {
    name: "create_room",
    summary: {
      en: "Opens the caller's room; its live is announced from now on.",
      zh: "创建房间；直播自此公开。",
    },
    permission: "signedIn",
    input: z.object({
      userID: userId,
      roomID: explain(
        optionalText.refine((value) => value.length <= 128, "is too long"),
        "Chosen id; generated when empty",
        "自定义房间号，为空则由服务端生成",
      ),
      roomInfo,
      roomName: shortText,
      userName: shortText,
      userAvatar: pictureUrl,
    }),
    output: z.object({ roomID: z.string() }),
    example: { userID: "alice_01", roomID: "", roomInfo: '{"title":"Morning run"}' },
  },
  async ({ services, caller, origin }, input) => {
    const { roomID, roomInfo: info, roomName, userName, userAvatar } = input;
    const about = { roomId: roomID, roomInfo: info, roomName, userName, userAvatar };
    return { roomID: await createRoom(services, caller(), about, origin) };
  },
);

export const destroyRoomCall = defineRoomCall(
  {
    name: "destroy_room",
    summary: { en: "Ends the caller's room and its live.", zh: "销毁房间并结束直播。" },
    permission: "signedIn",
    input: z.object({ userID: userId, roomID: roomId }),
    output: empty,
    example: { userID: "alice_01", roomID: "room_1" },
  },
  async ({ services, caller }, input) => {
    await destroyRoom(services, caller(), input.roomID);
    return {};
  },
);

export const addAnchorCall = defineRoomCall(
  {
    name: "add_anchor",
    aliases: ["add_pusher"],
    summary: { en: "The caller begins to push into a room.", zh: "主播加入房间。" },
    permission: "signedIn",
    input: z.object({
      userID: userId,
      roomID: roomId,
      userName: shortText,
      userAvatar: pictureUrl,
      pushURL: z.unknown().optional(),
      roomInfo,
    }),
    output: empty,
    example: { userID: "alice_01", roomID: "room_1", userName: "Alice", userAvatar: "" },
  },
  async ({ services, caller, origin }, { roomID, userName, userAvatar, roomInfo: info }) => {
    const self = caller();
    const shown = { roomId: roomID, userName, userAvatar };
    // The 2018 clients open their room so.
    if (info && !roomExists(services, roomID)) {
      await createRoom(services, self, { ...shown, roomInfo: info, roomName: "" }, origin);
    }
    await addAnchor(services, self, shown);
    return {};
  },
);

export const deleteAnchorCall = defineRoomCall(
  {
    name: "delete_anchor",
    aliases: ["delete_pusher"],
    summary: {
      en: "The caller stops pushing; with its creator the room is gone.",
      zh: "主播退出；创建者退出则房间消失。",
    },
    permission: "signedIn",
    input: z.object({
      userID: explain(
        optionalText,
        "Who leaves: the caller, or an anchor whom the room's creator sends away",
        "退出者：本人，或由房间创建者移出的主播",
      ),
      roomID: roomId,
    }),
    output: empty,
    example: { userID: "alice_01", roomID: "room_1" },
  },
  async ({ services, caller }, input) => {
    const self = caller(true);
    await removeAnchor(services, self, input.roomID, input.userID || self.userId);
    return {};
  },
);

export const heartbeat = defineRoomCall(
  {
    name: "anchor_heartbeat",
    aliases: ["pusher_heartbeat"],
    summary: {
      en: "The caller still pushes; answers the anchors when they changed.",
      zh: "主播心跳；主播列表有变化时返回。",
    },
    permission: "signedIn",
    input: z.object({
      userID: userId,
      roomID: roomId,
      roomStatusCode: explain(
        integer.nullish().transform((value) => value ?? 0),
        "The last one that the caller got",
        "上次收到的状态码",
      ),
    }),
    output: explain(
      z.object({ roomStatusCode: z.int().optional(), pushers: z.array(pusher).optional() }),
      "Both or none: the clients replace their list whenever the code is there",
      "二者同时返回或都不返回",
    ),
    example: { userID: "alice_01", roomID: "room_1", roomStatusCode: 0 },
  },
  async ({ services, caller, origin }, input) => {
    const { roomID, roomStatusCode } = input;
    const changed = await anchorHeartbeat(services, caller(), roomID, roomStatusCode, origin);
    return changed ? { roomStatusCode: changed.statusCode, pushers: toPushers(changed) } : {};
  },
);

export const getAnchors = defineRoomCall(
  {
    name: "get_anchors",
    aliases: ["get_pushers"],
    summary: { en: "One room with its anchors.", zh: "获取房间及主播列表。" },
    permission: "signedIn",
    input: z.object({ roomID: roomId }),
    output: z.object({
      roomID: z.string(),
      roomInfo: z.string(),
      roomCreator: z.string(),
      mixedPlayURL: z.string(),
      roomStatusCode: z.int(),
      pushers: z.array(pusher),
    }),
    example: { roomID: "room_1" },
  },
  ({ services, caller, origin }, input) => {
    caller();
    const room = findRoomView(services, input.roomID, origin);
    const { roomID, roomInfo: info, roomCreator, mixedPlayURL, pushers } = toRoomItem(room);
    const roomStatusCode = room.statusCode;
    return { roomID, roomInfo: info, roomCreator, mixedPlayURL, roomStatusCode, pushers };
  },
);

/** Rooms in one answer. */
const maxRooms = 200;

export const getRoomList = defineRoomCall(
  {
    name: "get_room_list",
    summary: { en: "Rooms that are on air, newest first.", zh: "在线房间列表，最新在前。" },
    permission: "signedIn",
    input: z.object({
      cnt: explain(
        integer.nullish().transform((value) => Math.min(Math.max(1, value ?? maxRooms), maxRooms)),
        `How many, at most ${maxRooms}`,
        `数量，最多 ${maxRooms}`,
      ),
      index: explain(
        integer.nullish().transform((value) => Math.max(0, value ?? 0)),
        "Offset, from 0",
        "偏移，从 0 开始",
      ),
    }),
    output: z.object({ rooms: z.array(roomItem) }),
    example: { cnt: 20, index: 0 },
  },
  ({ services, caller, origin }, { cnt, index }) => {
    caller();
    const key = `rooms ${cnt} ${index} ${origin}`;
    return services.lists.get(key, () => ({
      rooms: listRooms(services, { count: cnt, index }, origin).map(toRoomItem),
    }));
  },
);

/** Mixing needs Tencent's servers; the clients read `merge_code` under two names of its message. */
export const mergeStream = defineRoomCall(
  {
    name: "merge_stream",
    summary: {
      en: "Mixing pictures is not offered by this server: always an error.",
      zh: "本服务不提供混流：始终返回错误。",
    },
    permission: "signedIn",
    input: z.object({ userID: userId, roomID: roomId, mergeParams: z.unknown().optional() }),
    output: z.object({
      merge_code: z.int(),
      merge_msg: z.string(),
      merge_message: z.string(),
      timestamp: z.int(),
    }),
    example: { userID: "alice_01", roomID: "room_1", mergeParams: {} },
  },
  ({ services, caller }) => {
    caller();
    const message = "This server does not mix pictures.";
    const both = { merge_msg: message, merge_message: message };
    const data = { merge_code: -1, ...both, timestamp: services.now() };
    throw new ServiceError("notSupported", message, { data });
  },
);
