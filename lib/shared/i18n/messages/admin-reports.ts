/** What viewers reported, and what was decided. */
export const adminReportsMessages = {
  en: {
    title: "Reports",
  },
  "zh-CN": {
    title: "举报",
  },
};
