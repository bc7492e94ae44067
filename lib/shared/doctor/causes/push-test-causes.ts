import type { CauseText } from "../cause-text";

/** What became of the test push. */
export const pushTestCauses = {
  pushTestNotAsked: {
    status: "skipped",
    en: {
      cause: "The test push was not asked for.",
      cure: "Run the doctor with --push, or press “Run with test push”.",
    },
    "zh-CN": {
      cause: "没有要求进行测试推流。",
      cure: "用 --push 运行诊断，或点击“含测试推流”按钮。",
    },
  },
  pushTestNotUsed: {
    status: "skipped",
    en: {
      cause:
        "There is no push domain to push to: the media engine of this server takes pushes itself (see the RTMP port).",
    },
    "zh-CN": {
      cause: "没有可供测试推流的推流域名：推流由本服务器的媒体引擎直接接收（见 RTMP 端口一项）。",
    },
  },
  pushTestComplete: {
    status: "ok",
    en: {
      cause:
        "{domain} accepted a test push, and its callback arrived after {seconds} s: push key, callback address and callback key work together.",
    },
    "zh-CN": {
      cause:
        "{domain} 接受了测试推流，回调在 {seconds} 秒后送达：推流密钥、回调地址和回调密钥都可用。",
    },
  },
  pushTestAccepted: {
    status: "ok",
    en: {
      cause:
        "{domain} accepted a test push; without a database nobody could wait for its callback.",
    },
    "zh-CN": { cause: "{domain} 接受了测试推流；由于没有数据库，无法等待其回调。" },
  },
  pushTestRefused: {
    status: "failed",
    en: {
      cause: "{domain} refused a test push ({reason}).",
      cure: "PUSH_KEY, PUSH_DOMAIN or APP_BIZID is wrong; see the checks of the push domain and key. If those are right, look at the clock, at TX_SECRET_ALGORITHM, at STREAM_NAMES (bizid for BIZID.livepush.myqcloud.com), and whether Live is activated and paid.",
    },
    "zh-CN": {
      cause: "{domain} 拒绝了测试推流（{reason}）。",
      cure: "PUSH_KEY、PUSH_DOMAIN 或 APP_BIZID 有误，请看推流域名和密钥两项。如果它们正确，请检查本机时钟、TX_SECRET_ALGORITHM、STREAM_NAMES（BIZID.livepush.myqcloud.com 须为 bizid），以及云直播是否已开通且未欠费。",
    },
  },
  pushTestUnreachable: {
    status: "failed",
    en: {
      cause: "No RTMP connection to {domain}, port {port} ({reason}).",
      cure: "Check PUSH_DOMAIN and its CNAME, and let this server open connections to port {port}.",
    },
    "zh-CN": {
      cause: "无法与 {domain} 的 {port} 端口建立 RTMP 连接（{reason}）。",
      cure: "检查 PUSH_DOMAIN 及其 CNAME，并允许本服务器访问 {port} 端口。",
    },
  },
  pushTestUnheard: {
    status: "failed",
    en: {
      cause: "{domain} accepted a test push, but no callback arrived within {seconds} s.",
      cure: "Bind a callback template to {domain} and enter {url} for the start, stop and record events (console: Live, Event Center, Live Stream Callback); see also the check of PUBLIC_URL.",
    },
    "zh-CN": {
      cause: "{domain} 接受了测试推流，但 {seconds} 秒内没有收到回调。",
      cure: "给 {domain} 绑定回调模板，并在推流、断流、录制回调中填入 {url}（控制台：云直播 → 事件中心 → 直播回调）；同时查看 PUBLIC_URL 一项。",
    },
  },
  pushTestCallbackRefused: {
    status: "failed",
    en: {
      cause:
        "{domain} accepted a test push and its callback arrived, but it was refused: {reason}.",
      cure: "Set API_KEY to the callback key of the template that is bound to {domain}, or enter API_KEY there if it has none (console: Live, Event Center, Live Stream Callback).",
    },
    "zh-CN": {
      cause: "{domain} 接受了测试推流，回调也已送达，但被拒绝：{reason}。",
      cure: "把 API_KEY 设为 {domain} 所绑定回调模板的回调密钥；如果模板没有密钥，则在其中填入 API_KEY（控制台：云直播 → 事件中心 → 直播回调）。",
    },
  },
  pushTestCallbackUntimely: {
    status: "failed",
    en: {
      cause:
        "{domain} accepted a test push and its callback arrived, correctly signed, but it was refused as “{reason}”: the keys are right and this server's clock is wrong.",
      cure: "Set this machine's clock and turn on time synchronisation (chrony, systemd-timesyncd or ntpd); see the check of the clock. “t too far” means that it is behind, “expired” that it is ahead. If it is right, look for a proxy that holds requests back for minutes.",
    },
    "zh-CN": {
      cause:
        "{domain} 接受了测试推流，回调也已送达且签名正确，但因“{reason}”被拒绝：密钥无误，是本机时钟有误。",
      cure: "校正本机时间并开启时间同步（chrony、systemd-timesyncd 或 ntpd），并查看时钟一项。“t too far”表示本机时钟偏慢，“expired”表示偏快。如果时钟正确，请检查是否有代理把请求积压了数分钟。",
    },
  },
} as const satisfies Record<string, CauseText>;
