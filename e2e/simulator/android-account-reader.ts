import type { AccountReader, VodItem } from "./account-answer";
import { accountConsequence } from "./account-consequence";
import { ClientFailure } from "./client-failure";
import type { HttpAnswer } from "./http-answer";
import { JavaJsonException, JavaObject } from "./java-object";
import { isJsonObject, parseJson } from "./json-value";

/** The second generation's Android app (526e57d): OkHttp and org.json. */
export const androidAccountReader: AccountReader = {
  register: (answer) => {
    envelope("/register", answer);
  },

  login: (answer) => {
    const data = dataOf("/login", answer);
    const roomService = needed(data, "roomservice_sign");
    const cosInfo = needed(data, "cos_info");
    return guard("/login", () => {
      for (const name of ["Bucket", "Region", "Appid", "SecretId"]) cosInfo.getString(name);
      data.getString("refresh_token");
      data.getInt("expires");
      const sdkAppId = roomService.getInt("sdkAppID");
      const userSig = roomService.getString("userSig");
      roomService.getString("userID");
      return { token: data.getString("token"), sdkAppId: String(sdkAppId), userSig };
    });
  },

  userInfo: (answer) => {
    const data = dataOf("/get_user_info", answer);
    data.optInt("sex");
    for (const name of ["nickname", "avatar", "frontcover"]) shown(data, name);
    return data.optString("nickname");
  },

  done: (route, answer) => {
    envelope(route, answer);
  },

  vodList: (answer) => {
    const data = dataOf("/get_vod_list", answer);
    return guard("/get_vod_list", () => data.getObjects("list").map(vodItem));
  },

  cosSign: (answer) => {
    const data = dataOf("/get_cos_sign", answer);
    guard("/get_cos_sign", () => [data.getString("signKey"), data.getString("keyTime")]);
  },
};

function vodItem(item: JavaObject): VodItem {
  for (const name of ["userid", "nickname", "avatar", "file_id", "title", "frontcover"]) {
    shown(item, name);
  }
  for (const name of ["location", "play_url", "hls_play_url", "create_time"]) shown(item, name);
  return {
    userid: item.optString("userid"),
    fileId: item.optString("file_id"),
    title: item.optString("title"),
    likecount: item.optInt("likecount"),
    // The Android app reads the name with the underscore, iOS the other one.
    viewercount: item.optInt("viewer_count"),
    url: item.optString("hls_play_url") || item.optString("play_url"),
  };
}

function shown(item: JavaObject, name: string): void {
  if (item.kindOf(name) !== "null") return;
  throw new ClientFailure("error", `The Android app shows the word "null": ${name} is null.`);
}

function needed(data: JavaObject, name: string): JavaObject {
  const member = data.optObject(name);
  if (member) return member;
  throw new ClientFailure(
    "crash",
    `The Android app crashes with a NullPointerException: ${name} is ${data.kindOf(name)}.`,
  );
}

function dataOf(route: string, answer: HttpAnswer): JavaObject {
  const body = envelope(route, answer);
  const data = body.optObject("data");
  if (data) return data;
  throw accountConsequence(route, 200, `data is ${body.kindOf("data")}`);
}

function envelope(route: string, answer: HttpAnswer): JavaObject {
  const parsed = parseJson(answer.text);
  if (!isJsonObject(parsed)) {
    throw accountConsequence(route, -1, answer.failure || `HTTP ${answer.status}, no JSON object`);
  }
  const body = new JavaObject(parsed);
  const { code, message } = guard(route, () => ({
    code: body.getInt("code"),
    message: body.getString("message"),
  }));
  if (code !== 200) throw accountConsequence(route, code, message);
  return body;
}

function guard<T>(route: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof JavaJsonException)) throw error;
    throw accountConsequence(route, -1, error.message);
  }
}
