import type { CauseText } from "../cause-text";

/** What the ledger tells about LVB's callbacks. */
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
    en: { cause: "The media engine of this server reports by itself: no callbacks are needed." },
    "zh-CN": { cause: "本服务器的媒体引擎自行上报，不需要回调。" },
  },
  callbacksStray: {
    status: "ok",
    en: {
      cause:
        "The media engine of this server reports by itself and needs no callbacks; {refused} that came nevertheless were refused.",
    },
    "zh-CN": { cause: "本服务器的媒体引擎自行上报，不需要回调；仍然收到并拒绝了 {refused} 个。" },
  },
  callbacksArrive: {
    status: "ok",
    en: {
      cause:
        "{count} callbacks of the last 24 hours were accepted, the last at {last} ({path}); {refused} were refused, of which {foreign} name no stream of this server.",
    },
    "zh-CN": {
      cause:
        "最近 24 小时接受了 {count} 个回调，最近一次在 {last}（{path}）；拒绝 {refused} 个，其中 {foreign} 个与本服务器的流无关。",
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
        "Callbacks arrive at {path}, but none of the last 24 hours was accepted, and {refused} about streams of this server had a wrong sign, the last at {last} (stream {stream}). Pushing and playing work, but lives do not begin here and no replay ever appears.",
      cure: "Set API_KEY to the callback key (console: Live, Event Center, Live Stream Callback, the template bound to the push domain). It must be the same on both sides: sign = md5(API_KEY + t). The doctor's test push tells for certain: if it passes, somebody is forging callbacks, which changes nothing.",
    },
    "zh-CN": {
      cause:
        "回调能送达 {path}，但最近 24 小时没有一个被接受，其中 {refused} 个关于本服务器的流、签名错误，最近一次在 {last}（流 {stream}）。推流和播放正常，但这里看不到开播，也不会出现回放。",
      cure: "把 API_KEY 设为回调密钥（控制台：云直播 → 事件中心 → 直播回调 → 推流域名所绑定的模板）。两边必须一致：sign = md5(API_KEY + t)。用含测试推流的诊断可以确认：如果测试通过，则有人在伪造回调，不会造成任何影响。",
    },
  },
  callbackSignsMixed: {
    status: "warning",
    en: {
      cause:
        "{count} callbacks were accepted, but {refused} with a wrong sign or none came as well, the last at {last} ({path}).",
      cure: "Give every callback template the same key as API_KEY (console: Live, Event Center, Live Stream Callback). If they are all right, somebody is forging callbacks: they change nothing.",
    },
    "zh-CN": {
      cause:
        "接受了 {count} 个回调，但也收到 {refused} 个签名错误或没有签名的回调，最近一次在 {last}（{path}）。",
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
        "Callbacks about streams of this server arrive at {path} without t and sign, {refused} in the last 24 hours, the last at {last}: the callback template has no key.",
      cure: "Enter API_KEY as the callback key of the template (console: Live, Event Center, Live Stream Callback). For events that the cloud never signs (314, 321, 328), set CALLBACK_URL_SECRET and enter {url}?secret=… as their address.",
    },
    "zh-CN": {
      cause:
        "关于本服务器的流的回调送达 {path}，但没有 t 和 sign，最近 24 小时 {refused} 个，最近一次在 {last}：回调模板没有设置密钥。",
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
        "Streams were pushed ({lives} in the last 24 hours, {stream} last), but no callback about them has come: the callback address is wrong or cannot be reached. ({foreign} refused ones name no stream of this server.)",
      cure: "Enter {url} in the callback template for the start, stop and record events and bind the template to the push domain (console: Live, Event Center, Live Stream Callback); open the port to the internet.",
    },
    "zh-CN": {
      cause:
        "有流在推送（最近 24 小时 {lives} 次，最近为 {stream}），但没有收到相关回调：回调地址错误或无法访问。（被拒绝的 {foreign} 个与本服务器的流无关。）",
      cure: "在回调模板的推流、断流、录制回调中填入 {url}，并把模板绑定到推流域名（控制台：云直播 → 事件中心 → 直播回调）；对外开放该端口。",
    },
  },
  callbackUrlDoubtful: {
    status: "warning",
    en: {
      cause:
        "Streams were pushed ({lives} in the last 24 hours, {stream} last), and nothing that was accepted told of them. What was refused need not be Tencent Cloud's.",
      cure: "Put the callback key right first. If it is right already, the callback address is what is wrong: enter {url} in the callback template and bind it to the push domain (console: Live, Event Center, Live Stream Callback); open the port to the internet.",
    },
    "zh-CN": {
      cause:
        "有流在推送（最近 24 小时 {lives} 次，最近为 {stream}），但没有一个被接受的回调提到它们。被拒绝的未必来自腾讯云。",
      cure: "先改正回调密钥。如果密钥无误，则是回调地址有问题：在回调模板中填入 {url} 并绑定到推流域名（控制台：云直播 → 事件中心 → 直播回调）；对外开放该端口。",
    },
  },
  callbacksStopped: {
    status: "warning",
    en: {
      cause:
        "Since the last accepted callback ({last}) streams were pushed ({lives}, {stream} last) whose start nobody reported: the callback address may have become unreachable.",
      cure: "Run the doctor with the test push. If its callback is missing too, check that {url} stands in the callback template (console: Live, Event Center, Live Stream Callback) and that the port is open to the internet.",
    },
    "zh-CN": {
      cause:
        "自最近一次接受的回调（{last}）之后，有流在推送（{lives} 次，最近为 {stream}），但没有收到开播回调：回调地址可能已无法访问。",
      cure: "运行含测试推流的诊断。如果仍收不到回调，请检查回调模板中是否填写了 {url}（控制台：云直播 → 事件中心 → 直播回调），以及端口是否对外开放。",
    },
  },
  pushesNotLetIn: {
    status: "warning",
    en: {
      cause:
        "{count} pushes of the last 24 hours were accepted by the push domain but not let in by this server, the last at {last} ({stream}): {reason}",
      cure: "If that was not meant, give the broadcaster a new push address, allow the broadcaster again in the admin pages (Lives), or set GUEST_BROADCAST=on, as the reason says.",
    },
    "zh-CN": {
      cause:
        "最近 24 小时有 {count} 次推流被推流域名接受，但本服务器不允许，最近一次在 {last}（{stream}）：{reason}",
      cure: "如果这不是本意，请根据原因给主播新的推流地址，在管理页面（直播）中解除禁播，或设置 GUEST_BROADCAST=on。",
    },
  },
  callbacksOfOtherApp: {
    status: "warning",
    en: {
      cause:
        "{count} callbacks tell of streams of this server under another AppName than LIVE_APP_NAME, the last at {last} ({stream}); they change nothing.",
      cure: "Push by the whole address as this server gives it, and set LIVE_APP_NAME to the AppName of the push domain (console: Live, Domain Management).",
    },
    "zh-CN": {
      cause:
        "{count} 个回调提到本服务器的流，但 AppName 与 LIVE_APP_NAME 不同，最近一次在 {last}（{stream}）；它们不会造成任何影响。",
      cure: "请使用本服务器给出的完整推流地址，并把 LIVE_APP_NAME 设为推流域名所用的 AppName（控制台：云直播 → 域名管理）。",
    },
  },
  callbacksUnasked: {
    status: "warning",
    en: {
      cause:
        "Callbacks arrive, but all that were about a stream ({count} in the last 24 hours, {stream} last at {last}) are about streams that nobody here asked for; they change nothing.",
      cure: "If these are lives of yours, push by an address that this server gives out (studio, app) and not by one of the console. If they are another product's of the same account, nothing is to be done.",
    },
    "zh-CN": {
      cause:
        "回调能送达，但提到的流（最近 24 小时 {count} 个，最近为 {stream}，在 {last}）都不是在本服务器申请的；它们不会造成任何影响。",
      cure: "如果这些是你的直播，请使用本服务器给出的推流地址（直播间、App），不要用控制台生成的地址。如果属于同一账号下的其他产品，则无需处理。",
    },
  },
  callbacksNotYetSeen: {
    status: "warning",
    en: {
      cause:
        "No callback has been accepted yet, and nobody has pushed either. ({foreign} refused ones name no stream of this server.)",
      cure: "Enter {url} in the callback template for the start, stop and record events (console: Live, Event Center, Live Stream Callback), then run the doctor with the test push.",
    },
    "zh-CN": {
      cause: "还没有接受过回调，也还没有人推流。（被拒绝的 {foreign} 个与本服务器的流无关。）",
      cure: "在回调模板的推流、断流、录制回调中填入 {url}（控制台：云直播 → 事件中心 → 直播回调），然后运行含测试推流的诊断。",
    },
  },
  callbacksQuiet: {
    status: "ok",
    en: {
      cause:
        "Nothing was reported in the last 24 hours, and nobody was live; the last accepted callback came at {last}. ({foreign} refused ones name no stream of this server.)",
    },
    "zh-CN": {
      cause:
        "最近 24 小时没有上报，也没有人直播；最近一次接受的回调在 {last}。（被拒绝的 {foreign} 个与本服务器的流无关。）",
    },
  },
} as const satisfies Record<string, CauseText>;
