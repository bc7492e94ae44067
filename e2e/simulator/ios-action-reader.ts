import type { ActionReader, ListedItem } from "./action-answer";
import { actionConsequence } from "./action-consequence";
import { ClientFailure } from "./client-failure";
import { FoundationObject } from "./foundation-object";
import type { HttpAnswer } from "./http-answer";
import { isJsonObject, jsonKind, parseJson } from "./json-value";

// AFNetworking refuses an answer of any other type, whatever its body says.
const LIST_TYPES = /^(application\/json|text\/(json|javascript|html|xml|plain))\s*(;|$)/i;

/** The first generation's iOS app: NSURLSession, and AFNetworking for the list. */
export const iosActionReader: ActionReader = {
  done: (action, answer) => {
    envelope(action, answer);
  },

  pushUrl: (answer) => {
    const pushUrl = dataOf("RequestLVBAddr", answer)?.string("pushurl");
    if (pushUrl?.startsWith("rtmp")) return pushUrl;
    throw actionConsequence("RequestLVBAddr", 0, `pushurl is "${pushUrl ?? "missing"}"`);
  },

  list: (answer) => {
    if (answer.status === 200 && !LIST_TYPES.test(answer.contentType)) {
      throw actionConsequence("FetchList", -1, `content type "${answer.contentType}"`);
    }
    const data = dataOf("FetchList", answer);
    const total = data?.intValue("totalcount") ?? 0;
    return { total, items: total === 0 ? [] : (data?.objects("pusherlist") ?? []).map(listedItem) };
  },

  members: (answer) => {
    const data = dataOf("FetchGroupMemberList", answer);
    return {
      total: data?.intValue("totalcount") ?? 0,
      userids: (data?.objects("memberlist") ?? []).map((member) => member.string("userid") ?? ""),
    };
  },

  cosSign: (answer) => {
    const sign = dataOf("GetCOSSign", answer)?.string("sign");
    if (sign) return sign;
    throw actionConsequence("GetCOSSign", 0, "sign is missing");
  },
};

/** GetUserInfo, which only iOS sends: returnData is the item itself. @throws ClientFailure */
export function readIosUserInfo(answer: HttpAnswer): ListedItem {
  const data = dataOf("GetUserInfo", answer);
  if (data) return listedItem(data);
  throw actionConsequence("GetUserInfo", 0, "returnData is missing");
}

function listedItem(item: FoundationObject): ListedItem {
  item.object("userinfo")?.string("nickname");
  return {
    userid: item.string("userid") ?? "",
    groupid: item.string("groupid") ?? "",
    fileid: item.string("fileid") ?? "",
    title: item.string("title") ?? "",
    type: item.intValue("type"),
    viewercount: item.intValue("viewercount"),
    likecount: item.intValue("likecount"),
    playurl: item.string("playurl") ?? "",
    hlsPlayUrl: item.string("hls_play_url") ?? "",
  };
}

function dataOf(action: string, answer: HttpAnswer): FoundationObject | undefined {
  return envelope(action, answer).object("returnData");
}

function envelope(action: string, answer: HttpAnswer): FoundationObject {
  const parsed = parseJson(answer.text);
  if (answer.status !== 200 || parsed === undefined) {
    const reason = answer.failure || (answer.status === 200 ? "no JSON" : `HTTP ${answer.status}`);
    throw actionConsequence(action, -1, reason);
  }
  if (!isJsonObject(parsed)) {
    throw new ClientFailure("crash", `The iOS app crashes: the answer is ${jsonKind(parsed)}.`);
  }
  const body = new FoundationObject(parsed);
  const value = body.intValue("returnValue");
  if (value === 0) return body;
  if (action === "FetchList" && !body.has("returnMsg")) {
    throw new ClientFailure(
      "crash",
      `The iOS app crashes: returnValue is ${value} and the missing returnMsg goes into a dictionary literal.`,
    );
  }
  throw actionConsequence(action, value, body.string("returnMsg") ?? "");
}
