import type { CauseText } from "../cause-text";

/** About the play domain and its key. */
export const playCauses = {
  playDomainWorks: {
    status: "ok",
    en: { cause: "The play domain {domain} is bound and answers." },
    "zh-CN": { cause: "播放域名 {domain} 已绑定且有应答。" },
  },
  playDomainIsPushDomain: {
    status: "failed",
    en: {
      cause: "PLAY_DOMAIN and PUSH_DOMAIN are both {domain}; a domain can only do one of the two.",
      cure: "Add a second domain of the type “play” and set PLAY_DOMAIN to it (console: Live, Domain Management).",
    },
    "zh-CN": {
      cause: "PLAY_DOMAIN 与 PUSH_DOMAIN 都是 {domain}；一个域名只能用于其中一种用途。",
      cure: "另外添加一个“播放域名”，并把 PLAY_DOMAIN 设为它（控制台：云直播 → 域名管理）。",
    },
  },
  playDomainUnknown: {
    status: "failed",
    en: {
      cause:
        "The account has no play domain {domain} ({code}): apps say “get push and acc url failed”, and nothing plays.",
      cure: "Add {domain} as a play domain (console: Live, Domain Management), or correct PLAY_DOMAIN (or APP_BIZID, if PLAY_DOMAIN is not set).",
    },
    "zh-CN": {
      cause:
        "该账号没有播放域名 {domain}（{code}）：App 会提示“获取推流地址失败”（get push and acc url failed），无法播放。",
      cure: "在控制台（云直播 → 域名管理）把 {domain} 添加为播放域名，或改正 PLAY_DOMAIN（未设置时改正 APP_BIZID）。",
    },
  },
  playDomainUnresolved: {
    status: "failed",
    en: {
      cause: "The name {domain} does not exist in DNS ({reason}).",
      cure: "Add the CNAME that the console shows for {domain} at your DNS provider (console: Live, Domain Management).",
    },
    "zh-CN": {
      cause: "DNS 中不存在 {domain}（{reason}）。",
      cure: "在 DNS 服务商处为 {domain} 添加控制台显示的 CNAME（控制台：云直播 → 域名管理）。",
    },
  },
  playDomainUnreachable: {
    status: "failed",
    en: {
      cause: "{url} does not answer ({reason}).",
      cure: "Check the CNAME and the certificate of {domain} (console: Live, Domain Management); without a certificate set PLAY_SCHEME=http.",
    },
    "zh-CN": {
      cause: "{url} 没有应答（{reason}）。",
      cure: "检查 {domain} 的 CNAME 和证书（控制台：云直播 → 域名管理）；没有证书时请设置 PLAY_SCHEME=http。",
    },
  },
  playDomainOdd: {
    status: "warning",
    en: {
      cause: "{domain} answers HTTP {status} for a stream that does not exist; LVB answers 404.",
      cure: "Check that the CNAME of {domain} leads to Tencent Cloud (console: Live, Domain Management).",
    },
    "zh-CN": {
      cause: "{domain} 对不存在的流返回 HTTP {status}；云直播应返回 404。",
      cure: "检查 {domain} 的 CNAME 是否指向腾讯云（控制台：云直播 → 域名管理）。",
    },
  },
  playRefusedUnsigned: {
    status: "failed",
    en: {
      cause:
        "{domain} refuses play addresses without a signature (HTTP 403), and PLAY_KEY is not set.",
      cure: "Set PLAY_KEY to the primary key of {domain} (console: Live, Domain Management, {domain}, Access Control), or turn its authentication off; also look for a referer or IP block list there.",
    },
    "zh-CN": {
      cause: "{domain} 拒绝没有签名的播放地址（HTTP 403），而 PLAY_KEY 未设置。",
      cure: "把 PLAY_KEY 设为 {domain} 的主 KEY（控制台：云直播 → 域名管理 → {domain} → 访问控制），或关闭播放鉴权；同时检查 Referer 或 IP 黑名单。",
    },
  },
  playRefusedSigned: {
    status: "failed",
    en: {
      cause: "{domain} refuses a play address signed with PLAY_KEY (HTTP 403).",
      cure: "Set PLAY_KEY to the primary key of {domain} (console: Live, Domain Management, {domain}, Access Control); if it is right, check the clock and a referer or IP block list there.",
    },
    "zh-CN": {
      cause: "{domain} 拒绝了用 PLAY_KEY 签名的播放地址（HTTP 403）。",
      cure: "把 PLAY_KEY 设为 {domain} 的主 KEY（控制台：云直播 → 域名管理 → {domain} → 访问控制）；如果无误，请检查本机时钟以及 Referer 或 IP 黑名单。",
    },
  },
  playKeyRight: {
    status: "ok",
    en: { cause: "PLAY_KEY is a key of the play domain {domain}." },
    "zh-CN": { cause: "PLAY_KEY 是播放域名 {domain} 的密钥。" },
  },
  playKeyNotUsed: {
    status: "ok",
    en: { cause: "{domain} asks for no signature, and none is made." },
    "zh-CN": { cause: "{domain} 不要求签名，本服务器也不签名。" },
  },
  playKeyWrong: {
    status: "failed",
    en: {
      cause: "PLAY_KEY is not the key of the play domain {domain}: viewers get HTTP 403.",
      cure: "Set PLAY_KEY to the primary key of {domain} (console: Live, Domain Management, {domain}, Access Control).",
    },
    "zh-CN": {
      cause: "PLAY_KEY 不是播放域名 {domain} 的密钥：观众会得到 HTTP 403。",
      cure: "把 PLAY_KEY 设为 {domain} 的主 KEY（控制台：云直播 → 域名管理 → {domain} → 访问控制）。",
    },
  },
  playKeyMissing: {
    status: "failed",
    en: {
      cause:
        "Playback authentication of {domain} is on, but PLAY_KEY is not set: viewers get HTTP 403.",
      cure: "Set PLAY_KEY to the primary key of {domain}, or turn the authentication off (console: Live, Domain Management, {domain}, Access Control).",
    },
    "zh-CN": {
      cause: "{domain} 开启了播放鉴权，但 PLAY_KEY 未设置：观众会得到 HTTP 403。",
      cure: "把 PLAY_KEY 设为 {domain} 的主 KEY，或关闭播放鉴权（控制台：云直播 → 域名管理 → {domain} → 访问控制）。",
    },
  },
  playKeyNotNeeded: {
    status: "warning",
    en: {
      cause:
        "PLAY_KEY is set, but playback authentication of {domain} is off: anybody can play any address.",
      cure: "Turn the authentication on with that key (console: Live, Domain Management, {domain}, Access Control), or remove PLAY_KEY.",
    },
    "zh-CN": {
      cause: "设置了 PLAY_KEY，但 {domain} 没有开启播放鉴权：任何人都能播放任意地址。",
      cure: "用该密钥开启播放鉴权（控制台：云直播 → 域名管理 → {domain} → 访问控制），或删除 PLAY_KEY。",
    },
  },
} as const satisfies Record<string, CauseText>;
