export const studioHealthMessages = {
  en: {
    title: "Stream health",
  },
  "zh-CN": {
    title: "推流状况",
  },
};
