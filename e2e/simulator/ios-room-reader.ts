import { requirePushers } from "./android-room-reader";
import { ClientFailure } from "./client-failure";
import { FoundationObject } from "./foundation-object";
import type { HttpAnswer } from "./http-answer";
import { isJsonObject, jsonKind, parseJson } from "./json-value";
import type { ListedRoom, RoomReader } from "./room-answer";
import { roomConsequence } from "./room-consequence";

/** The room's id becomes the name of the IM group, and IM allows names of 30 bytes. */
const GROUP_NAME_BYTES = 30;

/** RoomService as the iOS app reads it: dictionaries, whose NSNull ends the app. */
export const iosRoomReader: RoomReader = {
  done: (method, answer) => {
    read(method, answer);
  },

  login: (answer) => {
    const body = read("login", answer);
    body.number("timestamp");
    return { userId: text("login", body, "userID"), token: text("login", body, "token") };
  },

  pushUrl: (method, answer) => {
    const body = read(method, answer);
    body.string("accelerateURL");
    return text(method, body, "pushURL");
  },

  createRoom: (answer) => {
    const roomId = text("create_room", read("create_room", answer), "roomID");
    if (Buffer.byteLength(roomId) <= GROUP_NAME_BYTES) return roomId;
    throw new ClientFailure(
      "error",
      `The app cannot create the live: [IM] group name is too long ("${roomId}").`,
    );
  },

  heartbeat: (method, answer) => {
    const body = read(method, answer);
    requirePushers(body.kindOf("roomStatusCode"), body.kindOf("pushers"));
    return body.has("roomStatusCode") ? body.intValue("roomStatusCode") : undefined;
  },

  roomList: (answer) => read("get_room_list", answer).objects("rooms").map(listedRoom),

  anchors: (method, answer) => userIds(read(method, answer), "pushers"),

  audiences: (answer) => {
    const body = read("get_audiences", answer);
    for (const one of body.objects("audiences")) one.string("userInfo");
    return userIds(body, "audiences");
  },

  praise: (path, answer) => {
    const text = read(path, answer).string("custom");
    const custom = parseJson(text ?? "");
    if (isJsonObject(custom)) return new FoundationObject(custom).intValue("praise");
    throw roomConsequence(path, 0, "custom is no JSON in a string");
  },
};

function read(method: string, answer: HttpAnswer): FoundationObject {
  const parsed = parseJson(answer.text);
  if (answer.status !== 200 || parsed === undefined) {
    const reason = answer.failure || (answer.status === 200 ? "no JSON" : `HTTP ${answer.status}`);
    throw roomConsequence(method, -1, reason);
  }
  if (!isJsonObject(parsed)) {
    throw new ClientFailure("crash", `The iOS app crashes: the answer is ${jsonKind(parsed)}.`);
  }
  const body = new FoundationObject(parsed);
  const code = body.intValue("code");
  if (code !== 0) throw roomConsequence(method, code, body.string("message") ?? "");
  return body;
}

function text(method: string, body: FoundationObject, name: string): string {
  const value = body.string(name);
  if (value) return value;
  throw roomConsequence(method, 0, `${name} is ${value === "" ? "empty" : "missing"}`);
}

function listedRoom(room: FoundationObject): ListedRoom {
  // In the list, unlike in get_audiences, iOS expects a dictionary here.
  room.object("audiences");
  return {
    roomId: room.string("roomID") ?? "",
    roomInfo: room.string("roomInfo") ?? "",
    roomCreator: room.string("roomCreator") ?? "",
    mixedPlayUrl: room.string("mixedPlayURL") ?? "",
    audienceCount: room.intValue("audienceCount"),
    pushers: userIds(room, "pushers"),
    custom: room.string("custom") ?? "",
  };
}

function userIds(body: FoundationObject, name: string): readonly string[] {
  return body.objects(name).map((one) => one.string("userID") ?? "");
}
