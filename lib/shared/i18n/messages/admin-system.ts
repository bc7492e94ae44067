/** What the server uses and how much of it is left. */
export const adminSystemMessages = {
  en: {
    title: "System",
  },
  "zh-CN": {
    title: "系统",
  },
};
