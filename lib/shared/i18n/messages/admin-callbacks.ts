/** The administrators' ledger of callbacks. */
export const adminCallbacksMessages = {
  en: {
    title: "Callbacks",
  },
  "zh-CN": {
    title: "回调",
  },
};
