import { randomUUID } from "node:crypto";
import { CloudError } from "@/lib/providers/cloud-error";
import type { Check } from "@/lib/shared/doctor/check";
import { type Finding, finding } from "@/lib/shared/doctor/finding";
import type { ImRest } from "../im-rest";
import { probeGroupTimeoutSeconds } from "./probe-timing";

/** What the probes of IM talk about. */
export interface ImNames {
  readonly administrator: string;
  readonly sdkAppId: number;
  readonly origin: string;
}

/** Codes of the REST API that name a cause (cloud.md §4.4, 269/1671). */
const sdkAppIdCodes = ["60006", "60012", "70020", "70014"];
const secretKeyCodes = ["70009", "70003", "60004", "60005"];
const administratorCodes = ["60010", "70402", "70403", "70107", "70013"];
const expiredCode = "70001";
const groupQuotaCodes = ["10036", "10058"];
const userGroupQuotaCode = "10037";
const accountQuotaCode = "70398";
/** "Too often" in groups; the general ones are known to the adapter. */
const groupRateCode = "10006";
const bodyCode = "60003";
/** An answer of IM itself, and not the reason why there was none. */
const answered = /^(\d+|HTTP_\d+)$/;

/** Signs in as the administrator and makes a chat room for a moment. */
export function imCheck(rest: Pick<ImRest, "call">, names: ImNames): Check {
  return {
    ids: ["imAccount", "imGroups"],
    timeoutSeconds: probeGroupTimeoutSeconds,
    async run() {
      try {
        await rest.call("im_open_login_svc/account_check", {
          CheckItem: [{ UserID: names.administrator }],
        });
      } catch (error) {
        return [imFinding("imAccount", error, names), finding("imGroups", "imNeeded", {})];
      }
      const { administrator, sdkAppId } = names;
      const right = finding("imAccount", "imAccountRight", { administrator, sdkAppId });
      return [right, await tryGroup(rest, names)];
    },
  };
}

async function tryGroup(rest: Pick<ImRest, "call">, names: ImNames): Promise<Finding> {
  const groupId = `doctor-${randomUUID().slice(0, 13)}`;
  try {
    await rest.call("group_open_http_svc/create_group", {
      Type: "AVChatRoom",
      GroupId: groupId,
      Name: "doctor",
    });
  } catch (error) {
    return imFinding("imGroups", error, names);
  }
  try {
    await rest.call("group_open_http_svc/destroy_group", { GroupId: groupId });
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return finding("imGroups", "imGroupStays", { code: error.code, groupId });
  }
  return finding("imGroups", "imGroupsWork", {});
}

function imFinding(check: "imAccount" | "imGroups", error: unknown, names: ImNames): Finding {
  if (!(error instanceof CloudError)) throw error;
  const { code, failure } = error;
  const { administrator, sdkAppId, origin } = names;
  const passes = failure !== "refused" || code === groupRateCode;
  if (passes && answered.test(code)) return finding(check, "imBusy", { code });
  if (passes) return finding(check, "imUnreachable", { origin });
  if (sdkAppIdCodes.includes(code)) return finding(check, "imSdkAppIdWrong", { sdkAppId, code });
  if (secretKeyCodes.includes(code)) {
    return finding(check, "imSecretKeyWrong", { administrator, sdkAppId, code });
  }
  if (administratorCodes.includes(code)) {
    return finding(check, "imAdministratorWrong", { administrator, sdkAppId, code });
  }
  if (code === expiredCode) return finding(check, "imClockSkew", { code });
  if (groupQuotaCodes.includes(code)) return finding(check, "imGroupQuota", { code });
  if (code === userGroupQuotaCode) {
    return finding(check, "imUserGroupQuota", { administrator, code });
  }
  if (code === bodyCode) return finding(check, "imBodyUnreadable", { code, origin });
  if (code === accountQuotaCode) return finding(check, "imAccountQuota", { code });
  return finding(check, "imRefuses", { code });
}
