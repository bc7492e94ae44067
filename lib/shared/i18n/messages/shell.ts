export const shellMessages = {
  en: {
    menuOf: "Account of {name}",
    ownPage: "Your page",
    account: "Account",
    openStudio: "Studio",
  },
  "zh-CN": {
    menuOf: "{name} 的账号",
    ownPage: "我的主页",
    account: "账号",
    openStudio: "开播",
  },
};
