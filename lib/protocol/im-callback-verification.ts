import type { Config } from "@/lib/config";
import { equalInConstantTime } from "@/lib/signing/constant-time";
import { imCallbackSign } from "@/lib/signing/im-callback-sign";

/** How old or new a callback may be (cloud.md §4.5). */
const maxSkewSeconds = 60;

/**
 * `ok`, or why a callback does not prove to come from our IM application. The signature covers
 * token and time alone, so that what it says is only as safe as the way it came: use https.
 */
export function verifyImCallback(
  { imSdkAppId, tencent }: Pick<Config, "imSdkAppId" | "tencent">,
  query: URLSearchParams,
  nowMs: number,
): string {
  const token = tencent?.imCallbackToken;
  if (!token) return "IM_CALLBACK_TOKEN is not set";
  if (query.get("SdkAppid") !== String(imSdkAppId)) return "SdkAppid is another application's";
  const requestTime = query.get("RequestTime") ?? "";
  const sign = query.get("Sign") ?? "";
  if (sign === "" || !/^\d{1,12}$/.test(requestTime)) return "no Sign or RequestTime";
  if (!equalInConstantTime(imCallbackSign(token, requestTime), sign.toLowerCase())) {
    return "Sign is wrong";
  }
  const skewSeconds = Math.abs(nowMs / 1000 - Number(requestTime));
  return skewSeconds > maxSkewSeconds ? "RequestTime is more than 60 s off" : "ok";
}
