export const studioAddressMessages = {
  en: {
    title: "Your address",
  },
  "zh-CN": {
    title: "推流地址",
  },
};
