import { type ErrorCode, errorCodes } from "@/lib/errors";
import type { ProtocolName, Words } from "./operation";

/** Whose clients meet a code: of one of the protocols, or of the console. */
export type ErrorSide = ProtocolName | "admin";

/** One number that a client may read in the place of success. */
export interface ErrorEntry {
  readonly code: number;
  readonly name: string;
  readonly protocols: readonly ErrorSide[];
  /** When a client meets it. */
  readonly when: Words;
}

type ErrorText = Pick<ErrorEntry, "protocols" | "when">;

const action = ["action"] as const;
const account = ["account"] as const;
const room = ["room"] as const;
const actionAndAccount = ["action", "account"] as const;

function text(protocols: readonly ErrorSide[], en: string, zh: string): ErrorText {
  return { protocols, when: { en, zh } };
}

/** Every code of ours; the type demands that none is left out. */
const errorTexts: Readonly<Record<ErrorCode, ErrorText>> = {
  invalidInput: text(
    action,
    "A field is missing or malformed, or there is no such Action.",
    "字段缺失或格式不对，或没有这个 Action。",
  ),
  notFound: text(
    action,
    "There is no such live, recording or video.",
    "没有这个直播、回放或视频。",
  ),
  internal: text(
    action,
    "The server failed; its log has the reason.",
    "服务器内部错误，原因见日志。",
  ),
  invalidJson: text(
    action,
    "The body is empty, too long, or no JSON object. A browser that opens /interface.php reads this.",
    "请求体为空、过长或不是 JSON 对象。用浏览器打开 /interface.php 看到的就是它。",
  ),
  invalidParameter: text(
    action,
    "A field has a value that it cannot have, or the title has a blocked word.",
    "字段取值不在允许范围内，或标题含有屏蔽词。",
  ),
  tooOften: text(
    action,
    "Too many of these calls from one address. Wait and try again.",
    "同一地址调用过于频繁，请稍后再试。",
  ),
  conflict: text(
    ["admin"],
    "Somebody else changed it meanwhile: read it again.",
    "期间已被他人修改：请重新读取。",
  ),
  cloudUnavailable: text(
    action,
    "Tencent Cloud did not answer or refused. Try again; the doctor says what is wrong.",
    "腾讯云没有响应或拒绝了请求，请重试；诊断页会说明原因。",
  ),
  notSupported: text(
    actionAndAccount,
    "This installation lacks the service that the call needs, for example Tencent Cloud keys.",
    "本服务没有该功能所需的条件，例如未配置腾讯云密钥。",
  ),
  liveEnded: text(
    action,
    "The live is over. First-generation apps close their player.",
    "直播已结束。第一代客户端会据此退出播放。",
  ),
  badRequest: text(account, "There is no such call.", "没有这个接口。"),
  tooManyAttempts: text(
    account,
    "Too many failed sign-ins or new accounts. Wait some minutes.",
    "登录失败或注册次数过多，请几分钟后再试。",
  ),
  unverified: text(
    actionAndAccount,
    "The caller has not proven to be who it says, or may not do this.",
    "身份未通过验证，或无权执行该操作。",
  ),
  serverFault: text(
    account,
    "The server failed; its log has the reason.",
    "服务器内部错误，原因见日志。",
  ),
  updateFailed: text(
    account,
    "The account to be changed does not exist any more.",
    "要修改的账号已不存在。",
  ),
  malformedField: text(
    account,
    "A field is missing or malformed, the nickname or title has a blocked word, or the body is too long or no JSON object.",
    "字段缺失或格式不对，昵称或标题含有屏蔽词，或请求体过长、不是 JSON 对象。",
  ),
  userNameFormat: text(
    account,
    "A userid has 4 to 24 letters, digits, - or _, not only digits, and no blocked word.",
    "userid 须为 4 到 24 位字母、数字、- 或 _，不能全是数字，也不能含有屏蔽词。",
  ),
  passwordFormat: text(
    account,
    "The password is neither md5(md5(password) + userid) nor 8 to 64 characters.",
    "密码既不是 md5(md5(密码) + userid)，也不是 8 到 64 个字符。",
  ),
  userExists: text(account, "The userid is taken.", "该 userid 已被注册。"),
  userUnknown: text(account, "Nobody has this userid.", "该 userid 不存在。"),
  passwordWrong: text(account, "The password is wrong.", "密码错误。"),
  roomUserMissing: text(room, "The query has no userID.", "查询参数缺少 userID。"),
  roomUserDiffers: text(
    room,
    "userID of the body is not the one of the query.",
    "请求体的 userID 与查询参数不一致。",
  ),
  roomValue: text(
    room,
    "A custom field cannot take this value, or the room has too many fields.",
    "自定义字段取值不对，或字段过多。",
  ),
  roomTaken: text(room, "The room belongs to somebody else.", "该房间号已被他人使用。"),
  roomForeign: text(
    room,
    "Only the creator of the room may do this.",
    "只有房间创建者可以执行该操作。",
  ),
  roomUnknown: text(room, "There is no such room, or it has ended.", "房间不存在或已结束。"),
  roomFull: text(room, "The room has all the anchors it can have.", "房间主播人数已满。"),
  roomNotIn: text(room, "The caller is no anchor of this room.", "调用者不在该房间的主播列表中。"),
  roomMethodUnknown: text(room, "There is no such method.", "没有这个方法。"),
};

/** What RoomService says in numbers of its own, those of its 2019 edition. */
const roomErrors: readonly ErrorEntry[] = [
  {
    code: 200100,
    name: "roomTooOften",
    ...text(
      room,
      "Too many calls from one address, or the body is too long.",
      "同一地址调用过于频繁，或请求体过长。",
    ),
  },
  {
    code: 200101,
    name: "roomInvalidJson",
    ...text(room, "The body is no JSON object.", "请求体不是 JSON 对象。"),
  },
  {
    code: 201000,
    name: "roomInvalidInput",
    ...text(
      room,
      "A field is missing or malformed, or the title has a blocked word.",
      "字段缺失或格式不对，或标题含有屏蔽词。",
    ),
  },
  {
    code: 202001,
    name: "roomUnverified",
    ...text(
      room,
      "The userSig or the token is not valid, or has expired. Log in again.",
      "userSig 或 token 无效或已过期，请重新登录。",
    ),
  },
  {
    code: 207001,
    name: "roomInternal",
    ...text(room, "The server failed; its log has the reason.", "服务器内部错误，原因见日志。"),
  },
  {
    code: 207002,
    name: "roomNotSupported",
    ...text(room, "This server does not offer it.", "本服务不提供该功能。"),
  },
];

/** Every number that a client may read, in ascending order. */
export const errorTable: readonly ErrorEntry[] = [
  ...(Object.entries(errorTexts) as [ErrorCode, ErrorText][]).map(([name, about]) => ({
    code: errorCodes[name],
    name,
    ...about,
  })),
  ...roomErrors,
].sort((a, b) => a.code - b.code);
