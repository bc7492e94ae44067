import type { Locale } from "../i18n/locales";
import type { CheckId } from "./finding";

/** What the doctor looks at, in words. */
export const checkTitles: Readonly<Record<CheckId, Readonly<Record<Locale, string>>>> = {
  configuration: { en: "Settings", "zh-CN": "配置" },
  database: { en: "Database", "zh-CN": "数据库" },
  disk: { en: "Disk space", "zh-CN": "磁盘空间" },
  tapes: { en: "Files of recordings", "zh-CN": "录制文件" },
  clock: { en: "Clock", "zh-CN": "时钟" },
  publicUrl: { en: "Public address", "zh-CN": "公网地址" },
  rtmpPort: { en: "RTMP port", "zh-CN": "RTMP 端口" },
  cloudApi: { en: "Cloud API", "zh-CN": "云 API" },
  pushDomain: { en: "Push domain", "zh-CN": "推流域名" },
  pushKey: { en: "Push key", "zh-CN": "推流密钥" },
  playDomain: { en: "Play domain", "zh-CN": "播放域名" },
  playKey: { en: "Play key", "zh-CN": "播放密钥" },
  pushTest: { en: "Test push", "zh-CN": "测试推流" },
  appId: { en: "APPID", "zh-CN": "APPID" },
  callbacks: { en: "Stream callbacks", "zh-CN": "直播回调" },
  cosAccount: { en: "COS bucket and key", "zh-CN": "COS 存储桶与密钥" },
  cosUpload: { en: "Picture upload", "zh-CN": "图片上传" },
  cosPublic: { en: "Picture display", "zh-CN": "图片显示" },
  cosCors: { en: "Upload from browsers", "zh-CN": "浏览器上传" },
  imAccount: { en: "IM application", "zh-CN": "IM 应用" },
  imGroups: { en: "IM groups", "zh-CN": "IM 群组" },
  imCallbacks: { en: "Callbacks of IM", "zh-CN": "IM 回调" },
};
