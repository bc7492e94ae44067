import type { CauseText } from "../cause-text";

/** About Tencent IM. */
export const imCauses = {
  imAccountRight: {
    status: "ok",
    en: { cause: "IM accepts {administrator} as an administrator of the application {sdkAppId}." },
    "zh-CN": { cause: "IM 接受 {administrator} 作为应用 {sdkAppId} 的管理员。" },
  },
  imUnreachable: {
    status: "failed",
    en: {
      cause: "IM at {origin} does not answer.",
      cure: "Let this server reach {origin}. Applications outside mainland China have other hosts: set IM_API_URL, for example to https://adminapisgp.im.qcloud.com.",
    },
    "zh-CN": {
      cause: "IM {origin} 没有应答。",
      cure: "让本服务器能访问 {origin}。中国大陆以外的应用使用其他主机：请设置 IM_API_URL，例如 https://adminapisgp.im.qcloud.com。",
    },
  },
  imSdkAppIdWrong: {
    status: "failed",
    en: {
      cause:
        "IM does not know the application {sdkAppId}, or the UserSig is for another one ({code}).",
      cure: "Set IM_SDKAPPID to the SDKAppID of the application (console: Chat, Applications). An application outside mainland China needs IM_API_URL as well.",
    },
    "zh-CN": {
      cause: "IM 不认识应用 {sdkAppId}，或 UserSig 属于其他应用（{code}）。",
      cure: "把 IM_SDKAPPID 设为应用的 SDKAppID（控制台：即时通信 IM → 应用管理）。中国大陆以外的应用还需设置 IM_API_URL。",
    },
  },
  imSecretKeyWrong: {
    status: "failed",
    en: {
      cause:
        "IM refuses the UserSig of {administrator} ({code}): the key is not that of the application {sdkAppId}.",
      cure: "Set IM_SECRETKEY to the key of the application (console: Chat, the application, Basic Configuration); applications from before July 2019 need PRIVATEKEY and PUBLICKEY instead.",
    },
    "zh-CN": {
      cause: "IM 拒绝了 {administrator} 的 UserSig（{code}）：密钥不是应用 {sdkAppId} 的密钥。",
      cure: "把 IM_SECRETKEY 设为该应用的密钥（控制台：即时通信 IM → 应用 → 基础配置）；2019 年 7 月以前的应用需要改用 PRIVATEKEY 和 PUBLICKEY。",
    },
  },
  imAdministratorWrong: {
    status: "failed",
    en: {
      cause: "{administrator} is no administrator of the application {sdkAppId} ({code}).",
      cure: "Set ADMINISTRATOR to an administrator of the application, or make {administrator} one (console: Chat, the application, Basic Configuration, Administrators).",
    },
    "zh-CN": {
      cause: "{administrator} 不是应用 {sdkAppId} 的管理员（{code}）。",
      cure: "把 ADMINISTRATOR 设为该应用的管理员，或把 {administrator} 加为管理员（控制台：即时通信 IM → 应用 → 基础配置 → 管理员）。",
    },
  },
  imClockSkew: {
    status: "failed",
    en: {
      cause:
        "IM says that a UserSig made this moment has expired ({code}): this server's clock is wrong.",
      cure: "Set the clock and turn on time synchronisation on this machine.",
    },
    "zh-CN": {
      cause: "IM 认为刚刚生成的 UserSig 已过期（{code}）：本机时钟有误。",
      cure: "校正本机时间并开启时间同步。",
    },
  },
  imBusy: {
    status: "warning",
    en: {
      cause: "IM has too much to do at the moment, or is out of order ({code}).",
      cure: "Try again later: this says nothing against the settings. If it stays, another program may be using up the application's limit of calls.",
    },
    "zh-CN": {
      cause: "IM 目前请求过多或暂时故障（{code}）。",
      cure: "请稍后再试：这并不说明配置有误。如果一直如此，可能有其他程序用完了该应用的调用频率限额。",
    },
  },
  imBodyUnreadable: {
    status: "failed",
    en: {
      cause: "IM could not read the request as JSON ({code}): something on the way changes it.",
      cure: "Look for a proxy between this server and {origin} that cuts or rewrites requests; set IM_API_URL to IM's own host, without one.",
    },
    "zh-CN": {
      cause: "IM 无法把请求解析为 JSON（{code}）：请求在途中被改动。",
      cure: "检查本服务器与 {origin} 之间是否有截断或改写请求的代理；把 IM_API_URL 设为 IM 自己的主机，不经过代理。",
    },
  },
  imRefuses: {
    status: "failed",
    en: {
      cause: "IM refuses for another reason ({code}).",
      cure: "Look up the code in the error list of Chat; check that the application is enabled and paid.",
    },
    "zh-CN": {
      cause: "IM 因其他原因拒绝（{code}）。",
      cure: "在即时通信 IM 错误码文档中查询；检查应用是否启用、是否欠费。",
    },
  },
  imNeeded: {
    status: "skipped",
    en: { cause: "This needs IM, which refuses us so far (see there)." },
    "zh-CN": { cause: "此项需要 IM，而 IM 目前拒绝访问（见该项）。" },
  },
  imGroupsWork: {
    status: "ok",
    en: { cause: "A chat room (AVChatRoom) could be made and dissolved." },
    "zh-CN": { cause: "可以创建并解散直播群（AVChatRoom）。" },
  },
  imGroupQuota: {
    status: "failed",
    en: {
      cause:
        "The application has as many chat rooms as its edition allows ({code}): new lives have no chat on phones.",
      cure: "Dissolve groups that are left over, or move to a larger edition (console: Chat, the application, Group Management and Edition).",
    },
    "zh-CN": {
      cause: "应用的直播群数量已达版本上限（{code}）：新的直播在手机端没有聊天。",
      cure: "解散遗留的群组，或升级版本（控制台：即时通信 IM → 应用 → 群组管理、版本升级）。",
    },
  },
  imUserGroupQuota: {
    status: "failed",
    en: {
      cause:
        "{administrator} has made or joined as many groups as one user of this edition may ({code}): new lives have no chat on phones.",
      cure: "Dissolve groups that are left over, or move to a larger edition (console: Chat, the application, Group Management and Edition).",
    },
    "zh-CN": {
      cause:
        "{administrator} 创建和加入的群组数量已达当前版本的单用户上限（{code}）：新的直播在手机端没有聊天。",
      cure: "解散遗留的群组，或升级版本（控制台：即时通信 IM → 应用 → 群组管理、版本升级）。",
    },
  },
  imAccountQuota: {
    status: "failed",
    en: {
      cause:
        "The application has as many accounts as its edition allows ({code}; “Exceeded account number limit”, 100 on trial).",
      cure: "Delete accounts that are not needed, or move to a larger edition (console: Chat, the application, Account Management and Edition).",
    },
    "zh-CN": {
      cause:
        "应用的账号数量已达版本上限（{code}，“Exceeded account number limit”，体验版为 100 个）。",
      cure: "删除不需要的账号，或升级版本（控制台：即时通信 IM → 应用 → 账号管理、版本升级）。",
    },
  },
  imGroupStays: {
    status: "warning",
    en: {
      cause: "A chat room could be made, but not dissolved ({code}); {groupId} is left over.",
      cure: "Dissolve {groupId} by hand (console: Chat, the application, Group Management).",
    },
    "zh-CN": {
      cause: "可以创建直播群，但无法解散（{code}）；遗留了 {groupId}。",
      cure: "请手动解散 {groupId}（控制台：即时通信 IM → 应用 → 群组管理）。",
    },
  },
} as const satisfies Record<string, CauseText>;
