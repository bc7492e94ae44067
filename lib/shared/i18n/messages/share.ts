export const shareMessages = {
  en: {
    share: "Share",
    title: "Share this page",
    link: "Link",
    withApp: "Share with an app…",
    qrCode: "QR code of this page's link",
    qrHint: "Point a phone's camera at the code to open this page there.",
    close: "Close",
    hidden:
      "This recording is hidden: the link opens it for you alone, when you are signed in. Show it to everybody before you pass the link on.",
    staff:
      "The staff of this server withholds this recording: the link opens it for you alone, when you are signed in. Your recordings say why.",
    deleted:
      "This recording is deleted: the link opens it for you alone, when you are signed in, and only as long as it can be had back.",
    toRecordings: "Your recordings",
  },
  "zh-CN": {
    share: "分享",
    title: "分享这个页面",
    link: "链接",
    withApp: "用其他应用分享…",
    qrCode: "本页链接的二维码",
    qrHint: "用手机扫一扫，就能在手机上打开这个页面。",
    close: "关闭",
    hidden: "这段回放已隐藏，只有你登录后才能打开链接。要分享给别人，请先公开。",
    staff: "管理人员已限制公开这段回放：链接只有你登录后才能打开。原因见回放管理。",
    deleted: "这段回放已删除，只有你登录后才能打开链接，而且只在可以恢复的期限内有效。",
    toRecordings: "管理回放",
  },
};
