import type { CauseText } from "../cause-text";

/** What is known about IM's callbacks, by which the web hears phones. */
export const imCallbackCauses = {
  imCallbacksArrive: {
    status: "ok",
    en: { cause: "Phones are heard by the callbacks of IM, the last at {last}." },
    "zh-CN": { cause: "能通过 IM 回调听到手机端，最近一次在 {last}。" },
  },
  imCallbacksCorrected: {
    status: "ok",
    en: {
      cause:
        "{refused} callbacks of the last 24 hours were refused until {until} (“{reason}”); since then they have been accepted, the last known at {last}.",
    },
    "zh-CN": {
      cause:
        "最近 24 小时有 {refused} 个回调在 {until} 之前被拒绝（“{reason}”）；此后已恢复接受，已知最近一次在 {last}。",
    },
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
    status: "warning",
    en: {
      cause:
        "{refused} callbacks of IM were refused in the last 24 hours (“{reason}”), the last at {last}, and none is known to have been accepted since. If they were IM's, the web does not hear what phones say.",
      cure: "Set IM_SDKAPPID and IM_CALLBACK_TOKEN to those of the console (Chat, the application, Callbacks, authentication). If they are right and phones are heard, somebody is forging callbacks: they change nothing.",
    },
    "zh-CN": {
      cause:
        "最近 24 小时有 {refused} 个 IM 回调被拒绝（“{reason}”），最近一次在 {last}，此后没有已知被接受的回调。如果它们来自 IM，则网页听不到手机端的消息。",
      cure: "把 IM_SDKAPPID 和 IM_CALLBACK_TOKEN 设为控制台中的值（即时通信 IM → 应用 → 回调配置 → 鉴权）。如果无误且能听到手机端，则有人在伪造回调：它们不会造成任何影响。",
    },
  },
  imCallbacksUntimely: {
    status: "failed",
    en: {
      cause:
        "Callbacks of IM are correctly signed but refused (“{reason}”), {refused} in the last 24 hours, the last at {last}, and none is known to have been accepted since: the web does not hear what phones say.",
      cure: "Set this machine's clock by time synchronisation (IM's callbacks may be 60 s off at most). If it is right by now, say something on a phone and run the doctor again; if that is refused too, look for a proxy that holds requests back.",
    },
    "zh-CN": {
      cause:
        "IM 回调签名正确，但被拒绝（“{reason}”），最近 24 小时 {refused} 个，最近一次在 {last}，此后没有已知被接受的回调：网页听不到手机端的消息。",
      cure: "开启时间同步校正本机时钟（IM 回调最多容忍 60 秒误差）。如果时钟现在已经正确，请在手机端发一条消息，再重新运行诊断；如果仍被拒绝，请检查是否有代理积压了请求。",
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
