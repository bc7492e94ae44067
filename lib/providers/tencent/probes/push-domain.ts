import type { Config, TencentConfig } from "@/lib/config";
import type { Check } from "@/lib/shared/doctor/check";
import { type Finding, finding } from "@/lib/shared/doctor/finding";
import { equalInConstantTime } from "@/lib/signing/constant-time";
import { hostOf } from "../host-of";
import type { LiveApi } from "../live-api";
import { liveApiFinding, unknownDomainCode } from "./live-api-finding";
import { probeGroupTimeoutSeconds } from "./probe-timing";

/** Asks the Live API for the push domain's keys and compares them with ours; keys never leave this file. */
export function pushDomainCheck(
  config: Pick<Config, "pushKey" | "pushKeyBackup">,
  cloud: Pick<TencentConfig, "pushDomain" | "liveApiUrl">,
  api: Pick<LiveApi, "call">,
): Check {
  const domain = hostOf(cloud.pushDomain);
  return {
    ids: ["cloudApi", "pushDomain", "pushKey"],
    timeoutSeconds: probeGroupTimeoutSeconds,
    async run() {
      const worksFinding = finding("cloudApi", "cloudApiWorks", {});
      try {
        const { PushAuthKeyInfo: keys } = await api.call("DescribeLivePushAuthKey", {
          DomainName: domain,
        });
        return [
          worksFinding,
          finding("pushDomain", "pushDomainKnown", { domain }),
          keyFinding(config, keys, domain),
        ];
      } catch (error) {
        const code = unknownDomainCode(error);
        if (code === null) {
          return [
            liveApiFinding(error, new URL(cloud.liveApiUrl).origin),
            finding("pushDomain", "cloudApiNeeded", {}),
            finding("pushKey", "cloudApiNeeded", {}),
          ];
        }
        return [worksFinding, finding("pushDomain", "pushDomainUnknown", { domain, code })];
      }
    },
  };
}

function keyFinding(
  { pushKey, pushKeyBackup }: Pick<Config, "pushKey" | "pushKeyBackup">,
  keys: {
    readonly Enable: number;
    readonly MasterAuthKey: string;
    readonly BackupAuthKey: string;
  },
  domain: string,
): Finding {
  if (keys.Enable !== 1) return finding("pushKey", "pushAuthOff", { domain });
  // Both keys of a domain verify at the same time (cloud.md §1.1).
  const isTheirs = (key: string) =>
    [keys.MasterAuthKey, keys.BackupAuthKey].some(
      (theirs) => typeof theirs === "string" && theirs !== "" && equalInConstantTime(theirs, key),
    );
  if (!isTheirs(pushKey)) return finding("pushKey", "pushKeyWrong", { domain });
  if (pushKeyBackup !== null && !isTheirs(pushKeyBackup)) {
    return finding("pushKey", "pushBackupKeyWrong", { domain });
  }
  return finding("pushKey", "pushKeyRight", { domain });
}
