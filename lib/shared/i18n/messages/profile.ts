export const profileMessages = {
  en: {
    edit: "Edit profile",
    counts:
      "{tapes, plural, =0 {No recordings yet} one {# recording} other {# recordings}}{likes, plural, =0 {} one { · # like} other { · # likes}}",
    onAir: "On air now",
    lastLive: "Last live <ago></ago>",
    neverLive: "Has not been live yet",
    toRoom: "Open the room",
    recordings: "Recordings",
    noRecordings: "{name} has no recordings yet.",
    ownFirst: "You have no recordings yet. What you broadcast appears here.",
    broadcast: "Start broadcasting",
  },
  "zh-CN": {
    edit: "编辑资料",
    counts:
      "{tapes, plural, =0 {还没有回放} other {# 个回放}}{likes, plural, =0 {} other { · # 个赞}}",
    onAir: "正在直播",
    lastLive: "上次直播：<ago></ago>",
    neverLive: "还没有开播过",
    toRoom: "进入直播间",
    recordings: "回放",
    noRecordings: "{name} 还没有回放。",
    ownFirst: "你还没有回放，直播过的内容会出现在这里。",
    broadcast: "去开播",
  },
};
