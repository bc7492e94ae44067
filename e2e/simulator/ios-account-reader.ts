import type { AccountReader, VodItem } from "./account-answer";
import { accountConsequence } from "./account-consequence";
import { ClientFailure } from "./client-failure";
import { FoundationObject } from "./foundation-object";
import type { HttpAnswer } from "./http-answer";
import { isJsonObject, jsonKind, parseJson } from "./json-value";

/** The second generation's iOS app: dictionaries all the way down. */
export const iosAccountReader: AccountReader = {
  register: (answer) => {
    envelope("/register", answer);
  },

  login: (answer) => {
    const data = dataOf("/login", answer);
    const roomService = data.object("roomservice_sign");
    const cosInfo = data.object("cos_info");
    // A string Appid is the classic mistake: NSString does not know longValue.
    cosInfo?.longValue("Appid");
    for (const name of ["Bucket", "Region", "SecretId"]) cosInfo?.string(name);
    data.string("refresh_token");
    data.intValue("expires");
    const token = data.string("token");
    const userSig = roomService?.string("userSig");
    if (!token) throw accountConsequence("/login", 200, "token is missing");
    if (!userSig) throw accountConsequence("/login", 200, "roomservice_sign is missing");
    return { token, sdkAppId: String(roomService?.intValue("sdkAppID")), userSig };
  },

  userInfo: (answer) => {
    const data = dataOf("/get_user_info", answer);
    data.intValue("sex");
    for (const name of ["avatar", "frontcover"]) data.string(name);
    return data.string("nickname") ?? "";
  },

  done: (route, answer) => {
    envelope(route, answer);
  },

  vodList: (answer) => dataOf("/get_vod_list", answer).objects("list").map(vodItem),

  cosSign: (answer) => {
    const data = dataOf("/get_cos_sign", answer);
    for (const name of ["signKey", "keyTime"]) {
      if (!data.string(name)) throw accountConsequence("/get_cos_sign", 200, `${name} is missing`);
    }
  },
};

function vodItem(item: FoundationObject): VodItem {
  for (const name of ["nickname", "avatar", "frontcover", "location", "create_time"]) {
    item.string(name);
  }
  return {
    userid: item.string("userid") ?? "",
    fileId: item.string("file_id") ?? "",
    title: item.string("title") ?? "",
    likecount: item.intValue("likecount"),
    viewercount: item.intValue("viewercount"),
    url: item.string("hls_play_url") || item.string("play_url") || "",
  };
}

// The app hands data on only with code 200.
function dataOf(route: string, answer: HttpAnswer): FoundationObject {
  const data = envelope(route, answer).object("data");
  if (data) return data;
  throw accountConsequence(route, 200, "data is missing");
}

function envelope(route: string, answer: HttpAnswer): FoundationObject {
  const parsed = parseJson(answer.text);
  if (answer.status !== 200 || parsed === undefined) {
    const reason = answer.failure || (answer.status === 200 ? "no JSON" : `HTTP ${answer.status}`);
    throw accountConsequence(route, -1, reason);
  }
  if (!isJsonObject(parsed)) {
    throw new ClientFailure("crash", `The iOS app crashes: the answer is ${jsonKind(parsed)}.`);
  }
  const body = new FoundationObject(parsed);
  const code = body.intValue("code");
  if (code !== 200) throw accountConsequence(route, code, body.string("message") ?? "");
  return body;
}
