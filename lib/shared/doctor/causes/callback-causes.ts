import type { CauseText } from "../cause-text";

/** What the ledger of callbacks tells. */
export const callbackCauses = {
  ledgerNeeded: {
    status: "skipped",
    en: {
      cause: "This needs the ledger of callbacks, and the database cannot be read (see there).",
    },
    "zh-CN": { cause: "此项需要回调记录，而数据库无法读取（见该项）。" },
  },
  callbacksNotUsed: {
    status: "ok",
    en: {
      cause:
        "The media engine of this server reports by itself and needs no callbacks; none were refused.",
    },
    "zh-CN": { cause: "本服务器的媒体引擎自行上报，不需要回调；也没有被拒绝的回调。" },
  },
  callbacksArrive: {
    status: "ok",
    en: {
      cause:
        "{count} callbacks of the last 24 hours were accepted, the last at {last} ({path}); {refused} were refused.",
    },
    "zh-CN": {
      cause: "最近 24 小时接受了 {count} 个回调，最近一次在 {last}（{path}）；拒绝 {refused} 个。",
    },
  },
  callbackKeyCorrected: {
    status: "ok",
    en: {
      cause:
        "The callback key was wrong until {until} ({refused} refused), and has been right since ({count} accepted).",
    },
    "zh-CN": {
      cause: "回调密钥在 {until} 之前不正确（拒绝 {refused} 个），之后已改正（接受 {count} 个）。",
    },
  },
  callbackKeyWrong: {
    status: "failed",
    en: {
      cause:
        "Callbacks arrive at {path}, but all {refused} of the last 24 hours had a wrong sign, the last at {last} (stream {stream}). Pushing and playing work, but lives do not begin here and no replay ever appears.",
      cure: "Set API_KEY to the callback key (console: Live, Event Center, Live Stream Callback, the template bound to the push domain). It must be the same on both sides: sign = md5(API_KEY + t).",
    },
    "zh-CN": {
      cause:
        "回调能送达 {path}，但最近 24 小时的 {refused} 个签名全部错误，最近一次在 {last}（流 {stream}）。推流和播放正常，但这里看不到开播，也不会出现回放。",
      cure: "把 API_KEY 设为回调密钥（控制台：云直播 → 事件中心 → 直播回调 → 推流域名所绑定的模板）。两边必须一致：sign = md5(API_KEY + t)。",
    },
  },
  callbackSignsMixed: {
    status: "warning",
    en: {
      cause:
        "{count} callbacks were accepted, but {refused} with a wrong sign came as well, the last at {last} ({path}).",
      cure: "Give every callback template the same key as API_KEY (console: Live, Event Center, Live Stream Callback). If they are all right, somebody is forging callbacks: they change nothing.",
    },
    "zh-CN": {
      cause:
        "接受了 {count} 个回调，但也收到 {refused} 个签名错误的回调，最近一次在 {last}（{path}）。",
      cure: "让所有回调模板使用与 API_KEY 相同的密钥（控制台：云直播 → 事件中心 → 直播回调）。如果都正确，则有人在伪造回调：它们不会造成任何影响。",
    },
  },
  callbacksExpired: {
    status: "failed",
    en: {
      cause:
        "Callbacks are correctly signed but refused as “{reason}”, {refused} in the last 24 hours, the last at {last} ({path}): this server's clock is wrong, or something holds them back for minutes.",
      cure: "Set this machine's clock by time synchronisation; if it is right, look for a proxy that queues requests to {path}. The grace is CALLBACK_GRACE_SECONDS.",
    },
    "zh-CN": {
      cause:
        "回调签名正确，但因“{reason}”被拒绝，最近 24 小时 {refused} 个，最近一次在 {last}（{path}）：本机时钟有误，或回调被拖延了数分钟。",
      cure: "开启时间同步校正本机时钟；如果时钟正确，请检查是否有代理积压了发往 {path} 的请求。宽限时间由 CALLBACK_GRACE_SECONDS 设定。",
    },
  },
  callbackKeyNotSet: {
    status: "failed",
    en: {
      cause:
        "Callbacks arrive at {path} without t and sign, {refused} in the last 24 hours, the last at {last}: the callback template has no key.",
      cure: "Enter API_KEY as the callback key of the template (console: Live, Event Center, Live Stream Callback). For events that the cloud never signs (314, 321, 328), set CALLBACK_URL_SECRET and enter {url}?secret=… as their address.",
    },
    "zh-CN": {
      cause:
        "回调送达 {path}，但没有 t 和 sign，最近 24 小时 {refused} 个，最近一次在 {last}：回调模板没有设置密钥。",
      cure: "在回调模板中填入 API_KEY 作为回调密钥（控制台：云直播 → 事件中心 → 直播回调）。对云端从不签名的事件（314、321、328），请设置 CALLBACK_URL_SECRET，并把它们的地址填为 {url}?secret=…。",
    },
  },
  callbacksUnsigned: {
    status: "warning",
    en: {
      cause:
        "{count} callbacks were accepted, but {refused} without t and sign were refused, the last at {last} (type {type}). Tencent Cloud sends the types 314, 321 and 328 unsigned.",
      cure: "Set CALLBACK_URL_SECRET and enter {url}?secret=… as the address of these events (console: Live, Event Center), or turn the events off.",
    },
    "zh-CN": {
      cause:
        "接受了 {count} 个回调，但拒绝了 {refused} 个没有 t 和 sign 的回调，最近一次在 {last}（类型 {type}）。腾讯云发送 314、321、328 类型时不带签名。",
      cure: "设置 CALLBACK_URL_SECRET，并把这些事件的地址填为 {url}?secret=…（控制台：云直播 → 事件中心），或关闭这些事件。",
    },
  },
  callbacksRefused: {
    status: "warning",
    en: {
      cause:
        "{refused} callbacks of the last 24 hours were refused because “{reason}”, the last at {last} ({path}).",
      cure: "Look at the list of callbacks in the admin pages for what came and from where.",
    },
    "zh-CN": {
      cause: "最近 24 小时有 {refused} 个回调因“{reason}”被拒绝，最近一次在 {last}（{path}）。",
      cure: "在管理页面的回调列表中查看收到的内容。",
    },
  },
  callbackUrlUnreachable: {
    status: "failed",
    en: {
      cause:
        "Streams were pushed ({lives} in the last 24 hours, {stream} last), but not one callback has arrived: the callback address is wrong or cannot be reached.",
      cure: "Enter {url} in the callback template for the start, stop and record events and bind the template to the push domain (console: Live, Event Center, Live Stream Callback); open the port to the internet.",
    },
    "zh-CN": {
      cause:
        "有流在推送（最近 24 小时 {lives} 次，最近为 {stream}），但没有收到任何回调：回调地址错误或无法访问。",
      cure: "在回调模板的推流、断流、录制回调中填入 {url}，并把模板绑定到推流域名（控制台：云直播 → 事件中心 → 直播回调）；对外开放该端口。",
    },
  },
  callbacksNotYetSeen: {
    status: "warning",
    en: {
      cause: "No callback has arrived yet, and nobody has pushed either.",
      cure: "Enter {url} in the callback template for the start, stop and record events (console: Live, Event Center, Live Stream Callback), then run the doctor with the test push.",
    },
    "zh-CN": {
      cause: "还没有收到过回调，也还没有人推流。",
      cure: "在回调模板的推流、断流、录制回调中填入 {url}（控制台：云直播 → 事件中心 → 直播回调），然后运行含测试推流的诊断。",
    },
  },
  callbacksQuiet: {
    status: "ok",
    en: {
      cause:
        "Nothing has come in the last 24 hours, and nobody was live; the last accepted callback came at {last}.",
    },
    "zh-CN": { cause: "最近 24 小时没有回调，也没有人直播；最近一次接受的回调在 {last}。" },
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
  imCallbacksArrive: {
    status: "ok",
    en: { cause: "Phones are heard by the callbacks of IM, the last at {last}." },
    "zh-CN": { cause: "能通过 IM 回调听到手机端，最近一次在 {last}。" },
  },
  imCallbackTokenUnset: {
    status: "warning",
    en: {
      cause:
        "IM_CALLBACK_TOKEN is not set: callbacks of IM are refused, and the web does not hear what phones say.",
      cure: "Make a token in the console (Chat, the application, Callbacks, authentication), set IM_CALLBACK_TOKEN to it, and enter {url} as the callback address for the events before and after a group message is sent.",
    },
    "zh-CN": {
      cause: "没有设置 IM_CALLBACK_TOKEN：IM 回调会被拒绝，网页听不到手机端的消息。",
      cure: "在控制台（即时通信 IM → 应用 → 回调配置 → 鉴权）设置 Token，把 IM_CALLBACK_TOKEN 设为它，并把“群内发言之前/之后回调”的地址填为 {url}。",
    },
  },
  imCallbackTokenWrong: {
    status: "failed",
    en: {
      cause:
        "Callbacks of IM arrive, but {refused} of the last 24 hours were refused (“{reason}”), the last at {last}: the web does not hear what phones say.",
      cure: "Set IM_CALLBACK_TOKEN to the token of the console (Chat, the application, Callbacks, authentication), and check the clock; IM tolerates 60 s.",
    },
    "zh-CN": {
      cause:
        "IM 回调能送达，但最近 24 小时有 {refused} 个被拒绝（“{reason}”），最近一次在 {last}：网页听不到手机端的消息。",
      cure: "把 IM_CALLBACK_TOKEN 设为控制台中的 Token（即时通信 IM → 应用 → 回调配置 → 鉴权），并检查本机时钟；IM 只容忍 60 秒误差。",
    },
  },
  imCallbacksNotYetSeen: {
    status: "warning",
    en: {
      cause: "No phone has been heard by a callback of IM yet.",
      cure: "Enter {url} as the callback address for the events before and after a group message is sent (console: Chat, the application, Callbacks); changes take 2 minutes.",
    },
    "zh-CN": {
      cause: "还没有通过 IM 回调听到过手机端的消息。",
      cure: "把“群内发言之前/之后回调”的地址填为 {url}（控制台：即时通信 IM → 应用 → 回调配置）；修改 2 分钟后生效。",
    },
  },
} as const satisfies Record<string, CauseText>;
