import { lookup } from "node:dns/promises";
import type { TencentConfig } from "@/lib/config";
import { signedQuery, type UrlSigning } from "@/lib/providers/signed-url";
import type { Check } from "@/lib/shared/doctor/check";
import { type Finding, finding } from "@/lib/shared/doctor/finding";
import { failureReason } from "@/lib/shared/failure-reason";
import { equalInConstantTime } from "@/lib/signing/constant-time";
import { hostOf } from "../host-of";
import type { LiveApi } from "../live-api";
import { unknownDomainCode } from "./live-api-finding";
import { probeGroupTimeoutSeconds, probeTimeoutMs } from "./probe-timing";

/** A stream that nobody pushes: a bound domain answers 404 for it. */
const absentStream = "doctor";
/** How long the probe's own play address is valid. */
const probeUrlTtlMs = 300_000;

type PlayConfig = Pick<
  TencentConfig,
  "pushDomain" | "playDomain" | "playScheme" | "playKey" | "appName"
>;

/** Plays a stream that does not exist, and compares the play domain's key with ours. */
export function playDomainCheck(
  signing: UrlSigning,
  cloud: PlayConfig,
  api: Pick<LiveApi, "call">,
  now: () => number,
): Check {
  const domain = hostOf(cloud.playDomain);
  return {
    ids: ["playDomain", "playKey"],
    timeoutSeconds: probeGroupTimeoutSeconds,
    async run() {
      if (cloud.playDomain === cloud.pushDomain) {
        return [finding("playDomain", "playDomainIsPushDomain", { domain })];
      }
      const [registered, played] = await Promise.all([
        askKeys(api, cloud.playKey, domain),
        play(signing, cloud, now()),
      ]);
      // That the account lacks the domain explains whatever its address answers.
      return registered.check === "playDomain" ? [registered] : [played, registered];
    },
  };
}

async function askKeys(
  api: Pick<LiveApi, "call">,
  playKey: string | null,
  domain: string,
): Promise<Finding> {
  try {
    const { PlayAuthKeyInfo: keys } = await api.call("DescribeLivePlayAuthKey", {
      DomainName: domain,
    });
    if (keys.Enable !== 1) {
      return playKey === null
        ? finding("playKey", "playKeyNotUsed", { domain })
        : finding("playKey", "playKeyNotNeeded", { domain });
    }
    if (playKey === null) return finding("playKey", "playKeyMissing", { domain });
    const isTheirs = [keys.AuthKey, keys.AuthBackKey].some(
      (theirs) =>
        typeof theirs === "string" && theirs !== "" && equalInConstantTime(theirs, playKey),
    );
    return finding("playKey", isTheirs ? "playKeyRight" : "playKeyWrong", { domain });
  } catch (error) {
    const code = unknownDomainCode(error);
    // What else is wrong with the API is reported by the check of the push domain.
    if (code === null) return finding("playKey", "cloudApiNeeded", {});
    return finding("playDomain", "playDomainUnknown", { domain, code });
  }
}

async function play(signing: UrlSigning, cloud: PlayConfig, nowMs: number): Promise<Finding> {
  const { playDomain, playScheme, playKey, appName } = cloud;
  const domain = hostOf(playDomain);
  const url = `${playScheme}://${playDomain}/${appName}/${absentStream}.m3u8`;
  try {
    await lookup(domain);
  } catch (error) {
    const reason = failureReason(error);
    return finding("playDomain", "playDomainUnresolved", { domain, reason });
  }
  const query =
    playKey === null
      ? ""
      : `?${signedQuery(signing, playKey, absentStream, nowMs + probeUrlTtlMs)}`;
  try {
    const response = await fetch(url + query, {
      signal: AbortSignal.timeout(probeTimeoutMs),
      redirect: "manual",
    });
    await response.body?.cancel();
    const { status } = response;
    if (status === 404 || status === 200)
      return finding("playDomain", "playDomainWorks", { domain });
    if (status !== 403) return finding("playDomain", "playDomainOdd", { domain, status });
    return finding("playDomain", playKey === null ? "playRefusedUnsigned" : "playRefusedSigned", {
      domain,
    });
  } catch (error) {
    const reason = failureReason(error);
    return finding("playDomain", "playDomainUnreachable", { url, domain, reason });
  }
}
