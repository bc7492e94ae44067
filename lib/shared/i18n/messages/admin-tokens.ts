/** Tokens by which programs call the administration. */
export const adminTokensMessages = {
  en: {
    title: "Access tokens",
  },
  "zh-CN": {
    title: "访问令牌",
  },
};
