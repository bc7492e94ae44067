import { ClientFailure } from "./client-failure";
import { type GsonField, type GsonShape, gsonComplaint } from "./gson-shape";
import type { HttpAnswer } from "./http-answer";
import { JavaObject } from "./java-object";
import { isJsonObject, parseJson } from "./json-value";
import type { ListedRoom, RoomReader } from "./room-answer";
import { roomConsequence } from "./room-consequence";

const FLAT: GsonShape = { code: "int", message: "string" };
const PUSHERS: GsonField = {
  listOf: { userID: "string", userName: "string", userAvatar: "string", accelerateURL: "string" },
};
const AUDIENCES: GsonField = {
  listOf: { userID: "string", userInfo: "string", userName: "string", userAvatar: "string" },
};
const ROOM: GsonShape = {
  ...{ roomID: "string", roomInfo: "string", roomName: "string", roomCreator: "string" },
  ...{ mixedPlayURL: "string", audienceCount: "int", custom: "string" },
  pushers: PUSHERS,
  audiences: AUDIENCES,
};

/** RoomService as the Android apps read it: Gson, which fails the whole answer for one field. */
export const androidRoomReader: RoomReader = {
  done: (method, answer) => {
    read(method, answer, {});
  },

  login: (answer) => {
    const shape = { userID: "string", token: "string", timestamp: "long" } as const;
    const body = read("login", answer, shape);
    return { userId: text("login", body, "userID"), token: text("login", body, "token") };
  },

  pushUrl: (method, answer) =>
    text(method, read(method, answer, { pushURL: "string", accelerateURL: "string" }), "pushURL"),

  createRoom: (answer) =>
    text("create_room", read("create_room", answer, { roomID: "string" }), "roomID"),

  heartbeat: (method, answer) => {
    const body = read(method, answer, { roomStatusCode: "int", pushers: PUSHERS });
    const kind = body.kindOf("roomStatusCode");
    requirePushers(kind, body.kindOf("pushers"));
    return kind === "missing" || kind === "null" ? undefined : body.optInt("roomStatusCode");
  },

  roomList: (answer) =>
    objects(read("get_room_list", answer, { rooms: { listOf: ROOM } }), "rooms").map(listedRoom),

  anchors: (method, answer) =>
    userIds(read(method, answer, { ...ROOM, roomStatusCode: "int" }), "pushers"),

  audiences: (answer) =>
    userIds(read("get_audiences", answer, { audiences: AUDIENCES }), "audiences"),

  praise: (path, answer) => {
    const asString = path === "get_custom_Info";
    const body = read(path, answer, { custom: asString ? "string" : "map" });
    if (!asString) return body.optObject("custom")?.optInt("praise") ?? 0;
    const custom = parseJson(body.optString("custom"));
    if (isJsonObject(custom)) return new JavaObject(custom).optInt("praise");
    throw roomConsequence(path, -1, "custom is no JSON in a string");
  },
};

/**
 * A heartbeat that names a status code announces a new list; without one the app drops everybody.
 * @throws ClientFailure
 */
export function requirePushers(statusCode: string, pushers: string): void {
  if (statusCode === "missing" || statusCode === "null" || pushers === "an array") return;
  throw new ClientFailure(
    "error",
    `The app replaces its list of anchors by nothing: roomStatusCode came and pushers is ${pushers}.`,
  );
}

function read(method: string, answer: HttpAnswer, shape: GsonShape): JavaObject {
  const parsed = parseJson(answer.text);
  if (answer.status !== 200 || !isJsonObject(parsed)) {
    const reason = answer.failure || `HTTP ${answer.status}`;
    throw roomConsequence(method, -1, `网络请求超时，请检查网络 (${reason})`);
  }
  const complaint = gsonComplaint({ ...FLAT, ...shape }, parsed);
  if (complaint) throw roomConsequence(method, -1, `Gson: ${complaint}`);
  const body = new JavaObject(parsed);
  const code = body.optInt("code");
  if (code !== 0) throw roomConsequence(method, code, body.optString("message"));
  return body;
}

function text(method: string, body: JavaObject, name: string): string {
  const kind = body.kindOf(name);
  const value = body.optString(name);
  if (value !== "" && kind !== "null") return value;
  throw roomConsequence(method, 0, `${name} is ${kind === "a string" ? "empty" : kind}`);
}

function listedRoom(room: JavaObject): ListedRoom {
  return {
    roomId: room.optString("roomID"),
    roomInfo: room.optString("roomInfo"),
    roomCreator: room.optString("roomCreator"),
    mixedPlayUrl: room.optString("mixedPlayURL"),
    audienceCount: room.optInt("audienceCount"),
    pushers: userIds(room, "pushers"),
    custom: room.kindOf("custom") === "null" ? "" : room.optString("custom"),
  };
}

function userIds(body: JavaObject, name: string): readonly string[] {
  return objects(body, name).map((one) => one.optString("userID"));
}

function objects(body: JavaObject, name: string): readonly JavaObject[] {
  return body.kindOf(name) === "an array" ? body.getObjects(name) : [];
}
