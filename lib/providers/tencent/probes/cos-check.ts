import type { CosConfig } from "@/lib/config";
import type { Check } from "@/lib/shared/doctor/check";
import { finding } from "@/lib/shared/doctor/finding";
import { askCosAccount } from "./cos-account";
import { CosExchange } from "./cos-exchange";
import { askCosCors, tryCosPictures } from "./cos-pictures";
import { probeGroupTimeoutSeconds } from "./probe-timing";

/** Key, APPID, bucket and region; a picture's way in and out; uploads of browsers. */
export function cosCheck(
  cos: CosConfig | null,
  publicUrl: string | undefined,
  now: () => number,
): Check {
  return {
    ids: ["cosAccount", "cosUpload", "cosPublic", "cosCors"],
    timeoutSeconds: probeGroupTimeoutSeconds,
    async run() {
      if (!cos) return [finding("cosAccount", "cosNotUsed", {})];
      const exchange = new CosExchange(cos, now);
      const account = await askCosAccount(cos, exchange, now);
      if (account.status !== "ok") {
        const others = ["cosUpload", "cosPublic", "cosCors"] as const;
        return [account, ...others.map((check) => finding(check, "cosNeeded", {}))];
      }
      const [pictures, cors] = await Promise.all([
        tryCosPictures(cos, exchange, now),
        askCosCors(cos, publicUrl),
      ]);
      return [account, ...pictures, cors];
    },
  };
}
