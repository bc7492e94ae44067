/** The administrators' list of accounts and guests. */
export const adminPeopleMessages = {
  en: {
    title: "People",
  },
  "zh-CN": {
    title: "用户",
  },
};
