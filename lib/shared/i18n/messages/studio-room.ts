export const studioRoomMessages = {
  en: {
    title: "Room settings",
  },
  "zh-CN": {
    title: "直播间设置",
  },
};
