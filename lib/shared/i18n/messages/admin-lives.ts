/** The administrators' list of lives. */
export const adminLivesMessages = {
  en: {
    title: "Lives",
  },
  "zh-CN": {
    title: "直播",
  },
};
