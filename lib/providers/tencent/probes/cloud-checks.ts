import { newUserSig } from "@/lib/auth/user-sigs";
import type { Config, TencentConfig } from "@/lib/config";
import type { Check } from "@/lib/shared/doctor/check";
import { ImRest } from "../im-rest";
import { LiveApi } from "../live-api";
import { cloudClockCheck } from "./cloud-clock";
import { cosCheck } from "./cos-check";
import { imCheck } from "./im-account";
import { playDomainCheck } from "./play-domain";
import { probeRetry } from "./probe-timing";
import { pushDomainCheck } from "./push-domain";

/** Everything that is asked of Tencent Cloud; nothing is asked before a check runs. */
export function cloudChecks(config: Config, cloud: TencentConfig, now: () => number): Check[] {
  const api = new LiveApi(cloud, probeRetry);
  const { administrator, imSdkAppId: sdkAppId, cos, publicUrl } = config;
  const rest = new ImRest({
    apiUrl: cloud.imApiUrl,
    sdkAppId,
    administrator,
    userSig: (identifier) => newUserSig(config, identifier, now()),
    now,
  });
  const origins = [cloud.liveApiUrl, cloud.imApiUrl, ...(cos ? [cos.endpoint] : [])];
  return [
    cloudClockCheck(origins, now),
    pushDomainCheck(config, cloud, api),
    playDomainCheck(config, cloud, api, now),
    cosCheck(cos, publicUrl, now),
    imCheck(rest, { administrator, sdkAppId, origin: new URL(cloud.imApiUrl).origin }),
  ];
}
