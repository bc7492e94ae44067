import type { Locale } from "../i18n/locales";

/**
 * Facts that are words of ours, as `name=value`. In English the ledger's words stay as they are,
 * and elsewhere they stand in brackets, because logs and documentation have them.
 */
const words: Readonly<Record<Locale, ReadonlyMap<string, string>>> = {
  en: new Map([
    ["direction=ahead", "ahead of"],
    ["direction=behind", "behind"],
  ]),
  "zh-CN": new Map([
    ["direction=ahead", "快"],
    ["direction=behind", "慢"],
    // The verdicts of `lib/signing/callback-sign.ts` and `lib/protocol/im-callback-verification.ts`.
    ["reason=no t or sign", "没有 t 或 sign（no t or sign）"],
    ["reason=wrong sign", "签名错误（wrong sign）"],
    ["reason=expired", "已过期（expired）"],
    ["reason=t too far", "t 超前（t too far）"],
    ["reason=IM_CALLBACK_TOKEN is not set", "没有设置 IM_CALLBACK_TOKEN"],
    ["reason=SdkAppid is another application's", "SdkAppid 属于其他应用"],
    ["reason=no Sign or RequestTime", "没有 Sign 或 RequestTime"],
    ["reason=Sign is wrong", "签名错误（Sign is wrong）"],
    ["reason=RequestTime is more than 60 s off", "RequestTime 相差超过 60 秒"],
    // The objections of `lib/services/publish-authorization.ts`.
    ["reason=This broadcaster may not go live at the moment.", "该主播已被禁播"],
    ["reason=Only signed-in users may broadcast here.", "仅登录用户可以开播"],
    [
      "reason=This address was issued before the name was registered: get a new one.",
      "推流地址早于该用户名的注册时间",
    ],
  ]),
};

/** A fact as people of that language read it; what is no word of ours stays as it is. */
export function factInWords(locale: Locale, name: string, value: string | number): string {
  return words[locale].get(`${name}=${value}`) ?? String(value);
}
