import type { CauseText } from "../cause-text";

/** About Tencent Cloud LVB: account, cloud API, push domain and its keys. */
export const liveCauses = {
  cloudApiWorks: {
    status: "ok",
    en: { cause: "The cloud API accepts the key TENCENTCLOUD_SECRET_ID." },
    "zh-CN": { cause: "云 API 接受 TENCENTCLOUD_SECRET_ID 这一密钥。" },
  },
  cloudApiUnreachable: {
    status: "failed",
    en: {
      cause: "The cloud API at {origin} does not answer.",
      cure: "Let this server reach {origin}, and check LIVE_API_URL if it is set.",
    },
    "zh-CN": {
      cause: "云 API {origin} 没有应答。",
      cure: "让本服务器能访问 {origin}；如果设置了 LIVE_API_URL，请检查它。",
    },
  },
  cloudSecretIdWrong: {
    status: "failed",
    en: {
      cause: "The cloud API does not know the SecretId ({code}).",
      cure: "Set TENCENTCLOUD_SECRET_ID to the SecretId of an enabled key (console: Access Management, API Keys).",
    },
    "zh-CN": {
      cause: "云 API 不认识这个 SecretId（{code}）。",
      cure: "把 TENCENTCLOUD_SECRET_ID 设为一个启用中的密钥的 SecretId（控制台：访问管理 → API 密钥管理）。",
    },
  },
  cloudSecretKeyWrong: {
    status: "failed",
    en: {
      cause: "The SecretKey does not belong to the SecretId ({code}).",
      cure: "Set TENCENTCLOUD_SECRET_KEY to the SecretKey of that very key (console: Access Management, API Keys); mind missing or added characters.",
    },
    "zh-CN": {
      cause: "SecretKey 与 SecretId 不匹配（{code}）。",
      cure: "把 TENCENTCLOUD_SECRET_KEY 设为同一个密钥的 SecretKey（控制台：访问管理 → API 密钥管理），注意不要漏字或多字。",
    },
  },
  cloudPermissionMissing: {
    status: "failed",
    en: {
      cause: "The key is right, but its user may not use Live ({code}).",
      cure: "Give the sub-account of TENCENTCLOUD_SECRET_ID the policy QcloudLIVEFullAccess, or the Live actions it lacks (console: Access Management, Users).",
    },
    "zh-CN": {
      cause: "密钥正确，但所属用户没有云直播的权限（{code}）。",
      cure: "给 TENCENTCLOUD_SECRET_ID 所属的子账号授予 QcloudLIVEFullAccess 策略，或补上缺少的云直播接口权限（控制台：访问管理 → 用户）。",
    },
  },
  cloudClockSkew: {
    status: "failed",
    en: {
      cause:
        "The cloud API refuses the signature as expired ({code}): this server's clock is wrong.",
      cure: "Set the clock and turn on time synchronisation on this machine; Tencent Cloud tolerates 5 minutes.",
    },
    "zh-CN": {
      cause: "云 API 认为签名已过期（{code}）：本机时钟有误。",
      cure: "校正本机时间并开启时间同步；腾讯云最多容忍 5 分钟误差。",
    },
  },
  cloudApiRefuses: {
    status: "failed",
    en: {
      cause: "The cloud API refuses for another reason ({code}).",
      cure: "Look up the code in the documentation of the Live API; check that Live is activated and the account is not in arrears.",
    },
    "zh-CN": {
      cause: "云 API 因其他原因拒绝（{code}）。",
      cure: "在云直播 API 文档中查询该错误码；检查云直播是否已开通、账号是否欠费。",
    },
  },
  cloudApiBusy: {
    status: "warning",
    en: {
      cause: "The cloud API has too much to do at the moment, or is out of order ({code}).",
      cure: "Try again later: this says nothing against the settings. If it stays, another program may be using up the account's limit of requests.",
    },
    "zh-CN": {
      cause: "云 API 目前请求过多或暂时故障（{code}）。",
      cure: "请稍后再试：这并不说明配置有误。如果一直如此，可能有其他程序用完了该账号的请求频率限额。",
    },
  },
  cloudApiNeeded: {
    status: "skipped",
    en: { cause: "This needs the cloud API, which does not work yet (see there)." },
    "zh-CN": { cause: "此项需要云 API，而云 API 目前不可用（见该项）。" },
  },
  pushDomainKnown: {
    status: "ok",
    en: { cause: "The push domain {domain} belongs to the account." },
    "zh-CN": { cause: "推流域名 {domain} 属于该账号。" },
  },
  pushDomainUnknown: {
    status: "failed",
    en: {
      cause:
        "The account has no push domain {domain} ({code}): every push is cut off (“RTMP server actively disconnects”).",
      cure: "Correct PUSH_DOMAIN, or APP_BIZID if PUSH_DOMAIN is not set (the domain is then BIZID.livepush.myqcloud.com). Both stand in the console: Live, Domain Management.",
    },
    "zh-CN": {
      cause:
        "该账号没有推流域名 {domain}（{code}）：所有推流都会被断开（“RTMP 服务器主动断开连接”）。",
      cure: "改正 PUSH_DOMAIN；如果没有设置它，则改正 APP_BIZID（此时域名为 BIZID.livepush.myqcloud.com）。两者都在控制台：云直播 → 域名管理。",
    },
  },
  pushKeyRight: {
    status: "ok",
    en: { cause: "PUSH_KEY is a key of the push domain {domain}." },
    "zh-CN": { cause: "PUSH_KEY 是推流域名 {domain} 的密钥。" },
  },
  pushKeyWrong: {
    status: "failed",
    en: {
      cause:
        "PUSH_KEY is not the key of the push domain {domain}, so that every push is refused. A push address carries txSecret = md5(key + stream + txTime); with the key 0123456789abcdef0123456789abcdef, the stream 1000_alice and the txTime 6955b900 that is md5(0123456789abcdef0123456789abcdef1000_alice6955b900) = dd0406455763fbfb9cbe2ca169ff1560. The cloud works it out with its own key and compares.",
      cure: "Set PUSH_KEY to the primary key of {domain} (console: Live, Domain Management, {domain}, Push Configuration, Authentication).",
    },
    "zh-CN": {
      cause:
        "PUSH_KEY 不是推流域名 {domain} 的密钥，因此所有推流都会被拒绝。推流地址带有 txSecret = md5(密钥 + 流名 + txTime)；例如密钥为 0123456789abcdef0123456789abcdef、流名为 1000_alice、txTime 为 6955b900 时，md5(0123456789abcdef0123456789abcdef1000_alice6955b900) = dd0406455763fbfb9cbe2ca169ff1560。云端用自己的密钥计算并比对。",
      cure: "把 PUSH_KEY 设为 {domain} 的主 KEY（控制台：云直播 → 域名管理 → {domain} → 推流配置 → 鉴权配置）。",
    },
  },
  pushBackupKeyWrong: {
    status: "warning",
    en: {
      cause: "PUSH_KEY is right, but PUSH_KEY_BACKUP is no key of {domain}.",
      cure: "Set PUSH_KEY_BACKUP to the backup key of {domain}, or remove it (console: Live, Domain Management, Push Configuration, Authentication).",
    },
    "zh-CN": {
      cause: "PUSH_KEY 正确，但 PUSH_KEY_BACKUP 不是 {domain} 的密钥。",
      cure: "把 PUSH_KEY_BACKUP 设为 {domain} 的备 KEY，或删除它（控制台：云直播 → 域名管理 → 推流配置 → 鉴权配置）。",
    },
  },
  pushAuthOff: {
    status: "warning",
    en: {
      cause: "Push authentication of {domain} is turned off: anybody can push any stream.",
      cure: "Turn it on and copy its primary key to PUSH_KEY (console: Live, Domain Management, {domain}, Push Configuration, Authentication).",
    },
    "zh-CN": {
      cause: "{domain} 没有开启推流鉴权：任何人都能推任意流。",
      cure: "开启推流鉴权，并把主 KEY 填入 PUSH_KEY（控制台：云直播 → 域名管理 → {domain} → 推流配置 → 鉴权配置）。",
    },
  },
  appIdRight: {
    status: "ok",
    en: { cause: "Callbacks name the APPID {appId}, as APP_ID does." },
    "zh-CN": { cause: "回调中的 APPID 为 {appId}，与 APP_ID 一致。" },
  },
  appIdWrong: {
    status: "failed",
    en: {
      cause: "APP_ID is {configured}, but the callbacks come from the account {seen}.",
      cure: "Set APP_ID to {seen} (console: Account Information, APPID), or bind the callback template in the right account.",
    },
    "zh-CN": {
      cause: "APP_ID 为 {configured}，但回调来自账号 {seen}。",
      cure: "把 APP_ID 设为 {seen}（控制台：账号信息 → APPID），或在正确的账号中绑定回调模板。",
    },
  },
  appIdNotSeen: {
    status: "skipped",
    en: {
      cause: "No accepted callback has named an APPID yet, so APP_ID could not be compared.",
      cure: "Run the doctor with the test push, or go live once.",
    },
    "zh-CN": {
      cause: "还没有带 APPID 的有效回调，无法比对 APP_ID。",
      cure: "运行含测试推流的诊断，或先开播一次。",
    },
  },
} as const satisfies Record<string, CauseText>;
