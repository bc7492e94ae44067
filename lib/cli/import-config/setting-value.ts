import { privateKeyProblem, publicKeyProblem, repairPem } from "@/lib/signing/pem-key";

/** A usable value, a remark on why there is none, or damage that no import should pass over. */
export type SettingValue =
  | { readonly value: string }
  | { readonly value: string; readonly remark: string }
  | { readonly remark: string }
  | { readonly damage: string };

/** What templates and documents put where a value belongs. */
const placeholder = /^(?:x+|\*+|\.+|<.*>|your\b.*|your_.*|todo|none|请.*|填.*|您.*|你.*)$/i;
const wholeNumbers = [
  "APP_ID",
  "COSKEY_APPID",
  "COSKEY_EXPIRED_TIME",
  "IM_SDKAPPID",
  "IM_ACCOUNTTYPE",
];
/** 0 stands for nothing there in RoomTool's template; it is a usable account type. */
const neverZero = ["APP_ID", "COSKEY_APPID", "COSKEY_EXPIRED_TIME", "IM_SDKAPPID"];

/** Judges the old value of a setting. What is said follows the setting's name and has no full stop. */
export function settingValue(setting: string, read: string | null): SettingValue {
  if (read === null) {
    return { remark: "is worked out by the program and was not taken; write its value by hand" };
  }
  const value = read.trim();
  if (value === "") return { remark: "is empty" };
  if (placeholder.test(value) || (neverZero.includes(setting) && /^0+$/.test(value))) {
    return { remark: "was never filled in; what stands there is a placeholder" };
  }
  if (setting === "PRIVATEKEY") return pemValue(value, privateKeyProblem(value));
  if (setting === "PUBLICKEY") return pemValue(value, publicKeyProblem(value));
  if (/\p{Cc}/u.test(value)) {
    return { damage: "has a line break or control character in its value; look for a lost quote" };
  }
  if (/[^\x20-\x7e]/.test(value)) {
    return { remark: "was not taken, because no key or name of Tencent Cloud has such characters" };
  }
  if (wholeNumbers.includes(setting) && !/^\d{1,12}$/.test(value)) {
    return { remark: "was not taken, because it should be a number" };
  }
  if (setting === "COSKEY_BUCKET_REGION" && !value.includes("-")) {
    return {
      value,
      remark:
        "is written in the form of 2016; write it as the console does, for example ap-shanghai for sh",
    };
  }
  return { value };
}

function pemValue(value: string, problem: string | null): SettingValue {
  const pem = repairPem(value);
  if (problem === null && pem !== null) return { value: pem };
  return { remark: `was not taken: ${problem ?? "it is no PEM"}` };
}
