import { importedSettings } from "./env-layout";

/**
 * Other names that the settings had: in the first and second PHP generation, in RoomTool's
 * config.js, in the deployment script (which misspelt SECRET) and in the consoles. Where `section`
 * is asked for, the name alone would be ambiguous.
 */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  APP_ID: ["live.appid", "LIVE_APPID", "TENCENT_APPID", "QCLOUD_APPID"],
  APP_BIZID: ["BIZID", "LIVE_BIZID"],
  API_KEY: ["CALL_BACK_KEY", "CALLBACK_SECRET_KEY", "API_AUTH_KEY", "LIVE_API_KEY", "live.KEY"],
  PUSH_KEY: [
    "PUSH_SECRET_KEY",
    "PUSH_AUTH_KEY",
    "PUSH_HOTLINK_KEY",
    "PUSH_SAFE_KEY",
    "PUSH_URL_KEY",
    "LIVE_PUSH_KEY",
    "HOTLINK_KEY",
    "MASTER_AUTH_KEY",
  ],
  PUSH_KEY_BACKUP: [
    "PUSH_BACKUP_KEY",
    "PUSH_SECRET_KEY_BACKUP",
    "BACKUP_PUSH_KEY",
    "BACKUP_AUTH_KEY",
  ],
  COSKEY_APPID: ["COS_APPID", "cos.APP_ID"],
  COSKEY_BUCKET: ["COS_BUCKET", "COS_BUCKET_NAME"],
  COSKEY_BUCKET_REGION: ["COSKEY_REGION", "COS_REGION", "COS_BUCKET_REGION"],
  COSKEY_SECRETID: ["COSKEY_SECRECTID", "COS_SECRETID", "COS_SECRECTID"],
  COSKEY_SECRETKEY: ["COSKEY_SECRECTKEY", "COS_SECRETKEY", "COS_SECRECTKEY"],
  COSKEY_EXPIRED_TIME: ["COS_EXPIRED_TIME", "COSKEY_EXPIRE_TIME"],
  IM_SDKAPPID: ["SDKAPPID"],
  IM_SECRETKEY: ["IM_KEY"],
  IM_ACCOUNTTYPE: ["ACCOUNTTYPE", "ACCTYPE"],
  ADMINISTRATOR: ["IM_ADMINISTRATOR", "IM_ADMIN", "IM_ADMIN_ACCOUNT"],
  PRIVATEKEY: ["IM_PRIVATEKEY"],
  PUBLICKEY: ["IM_PUBLICKEY"],
};

const settings: ReadonlyMap<string, string> = new Map([
  ...importedSettings.map((name) => [folded(name), name] as const),
  ...Object.entries(synonyms).flatMap(([setting, names]) =>
    names.map((name) => [folded(name), setting] as const),
  ),
]);

/**
 * The setting that an old name stands for; null when it is none of ours. Capitals, `_` and `-` do
 * not count, and `cos: { bucket }` is as good as `COS_BUCKET`.
 */
export function settingNamed(name: string, section: string | null): string | null {
  const inSection = section && (settings.get(`${folded(section)}.${folded(name)}`) ?? null);
  const joined = section && settings.get(folded(section + name));
  return inSection || joined || (settings.get(folded(name)) ?? null);
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, "");
}
