import type { ActionReader, ListedItem } from "./action-answer";
import { actionConsequence } from "./action-consequence";
import { ClientFailure } from "./client-failure";
import type { HttpAnswer } from "./http-answer";
import { JavaJsonException, JavaObject } from "./java-object";
import { isJsonObject, parseJson } from "./json-value";

const INT_MAX = 2 ** 31 - 1;
// Nobody waits for their callbacks.
const IGNORED = new Set(["ChangeStatus", "ChangeCount", "QuitGroup"]);

/** The first generation's Android app: Volley and org.json. */
export const androidActionReader: ActionReader = {
  done: (action, answer) => {
    envelope(action, answer);
  },

  pushUrl: (answer) => {
    const data = dataOf("RequestLVBAddr", answer);
    return guard("shows 拉取直播推流地址失败 and closes the broadcast screen", () => {
      data.getString("timestamp");
      const pushUrl = data.getString("pushurl");
      if (!pushUrl.startsWith("rtmp")) throw new JavaJsonException(`pushurl is "${pushUrl}"`);
      return pushUrl;
    });
  },

  list: (answer) => {
    const data = dataOf("FetchList", answer);
    return guard("shows 刷新列表失败", () => ({
      total: data.getInt("totalcount"),
      items: data.getObjects("pusherlist").map(listedItem),
    }));
  },

  members: (answer) => {
    const data = dataOf("FetchGroupMemberList", answer);
    return guard("goes on with an empty row of avatars", () => ({
      total: data.getInt("totalcount"),
      userids: data.getObjects("memberlist").map((member) => member.getString("userid")),
    }));
  },

  cosSign: (answer) => {
    const data = dataOf("GetCOSSign", answer);
    return guard("cannot upload the cover", () => data.getString("sign"));
  },
};

function listedItem(item: JavaObject, index = 0): ListedItem {
  if (!item.optObject("userinfo")) {
    throw new ClientFailure(
      "crash",
      `The Android app crashes: userinfo of item ${index} is ${item.kindOf("userinfo")} and is used without a null check.`,
    );
  }
  for (const name of ["userid", "groupid", "fileid", "playurl", "hls_play_url", "title"]) {
    const kind = item.kindOf(name);
    if (kind !== "a string" && kind !== "missing") {
      throw new JavaJsonException(`${name} of item ${index} is ${kind}, not a string`);
    }
  }
  const timestamp = item.optInt("timestamp");
  if (Math.abs(timestamp) > INT_MAX) {
    throw new JavaJsonException(`timestamp ${timestamp} does not fit 32 bits (seconds are meant)`);
  }
  return {
    userid: item.optString("userid"),
    groupid: item.optString("groupid"),
    fileid: item.optString("fileid"),
    title: item.optString("title"),
    type: item.optInt("type"),
    viewercount: item.optInt("viewercount"),
    likecount: item.optInt("likecount"),
    playurl: item.optString("playurl"),
    hlsPlayUrl: item.optString("hls_play_url"),
  };
}

// A null object goes to the action's listener, which uses it at once.
function dataOf(action: string, answer: HttpAnswer): JavaObject {
  const body = envelope(action, answer);
  const data = body.optObject("returnData");
  if (data) return data;
  throw new ClientFailure(
    "crash",
    `The Android app crashes: returnData is ${body.kindOf("returnData")}, arrives as null and is used without a check.`,
  );
}

function envelope(action: string, answer: HttpAnswer): JavaObject {
  const parsed = parseJson(answer.text);
  // Volley reports every transport error, and a body that is no JSON object, with code -1.
  if (answer.status !== 200 || !isJsonObject(parsed)) {
    const reason = answer.failure || (answer.status === 200 ? "no JSON" : `HTTP ${answer.status}`);
    throw actionConsequence(action, -1, reason);
  }
  const body = new JavaObject(parsed);
  let value: number;
  let message: string;
  try {
    value = body.getInt("returnValue");
    message = body.getString("returnMsg");
  } catch (error) {
    if (!(error instanceof JavaJsonException)) throw error;
    if (IGNORED.has(action)) throw actionConsequence(action, -1, error.message);
    throw new ClientFailure(
      "hang",
      `The Android app waits forever: ${error.message}, so its callback is never called.`,
    );
  }
  if (value !== 0) throw actionConsequence(action, value, message);
  return body;
}

function guard<T>(consequence: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof JavaJsonException)) throw error;
    throw new ClientFailure("error", `The Android app ${consequence}: ${error.message}.`);
  }
}
