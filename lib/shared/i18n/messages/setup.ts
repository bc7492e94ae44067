/** The page that makes the first administrator. */
export const setupMessages = {
  en: {
    title: "Make the administrator",
    lead: "This server has no administrator yet. Whoever opens the link of its output becomes the first one; the link works once.",
    submit: "Make the administrator",
    noLink: "No link at hand?",
    howElse: "Other ways",
  },
  "zh-CN": {
    title: "创建管理员",
    lead: "这台服务器还没有管理员。打开启动输出中的链接即可成为第一位管理员，链接只能用一次。",
    submit: "创建管理员",
    noLink: "没有链接？",
    howElse: "其他方式",
  },
} as const;
