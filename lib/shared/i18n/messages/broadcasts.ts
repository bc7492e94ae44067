export const broadcastsMessages = {
  en: {
    title: "Broadcasts",
  },
  "zh-CN": {
    title: "直播记录",
  },
};
