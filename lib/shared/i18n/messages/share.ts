export const shareMessages = {
  en: {
    share: "Share",
    title: "Share this page",
    link: "Link",
    withApp: "Share with an app…",
    qrCode: "QR code of this page's link",
    qrHint: "Point a phone's camera at the code to open this page there.",
    close: "Close",
  },
  "zh-CN": {
    share: "分享",
    title: "分享这个页面",
    link: "链接",
    withApp: "用其他应用分享…",
    qrCode: "本页链接的二维码",
    qrHint: "用手机扫一扫，就能在手机上打开这个页面。",
    close: "关闭",
  },
};
