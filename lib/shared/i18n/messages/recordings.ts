export const recordingsMessages = {
  en: {
    title: "Recordings",
  },
  "zh-CN": {
    title: "回放管理",
  },
};
