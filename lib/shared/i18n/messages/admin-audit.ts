/** Who did what in the administration, and when. */
export const adminAuditMessages = {
  en: {
    title: "Audit log",
  },
  "zh-CN": {
    title: "审计日志",
  },
};
