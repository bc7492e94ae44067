/** The administrators' list of recordings. */
export const adminTapesMessages = {
  en: {
    title: "Recordings",
  },
  "zh-CN": {
    title: "录制",
  },
};
