/** Who is told about what happens, and whether it arrived. */
export const adminWebhooksMessages = {
  en: {
    title: "Webhooks",
  },
  "zh-CN": {
    title: "Webhook",
  },
};
