import type { TencentConfig } from "@/lib/config";
import { type PushOutcome, pushByRtmp } from "@/lib/providers/rtmp-push";
import { signedQuery, type UrlSigning } from "@/lib/providers/signed-url";
import { hostOf } from "../host-of";

const rtmpPort = 1935;
const pushTimeoutMs = 8000;
/** Long enough for a clock that is a little behind. */
const addressTtlMs = 600_000;

/** Pushes a stream of this name to the push domain, signed as every broadcaster's address is. */
export function testPush(
  signing: UrlSigning & { readonly pushKey: string },
  cloud: Pick<TencentConfig, "pushDomain" | "appName">,
  streamName: string,
  nowMs: number,
): Promise<PushOutcome> {
  const host = hostOf(cloud.pushDomain);
  const port = Number(cloud.pushDomain.slice(host.length + 1)) || rtmpPort;
  const query = signedQuery(signing, signing.pushKey, streamName, nowMs + addressTtlMs);
  return pushByRtmp({
    host,
    port,
    app: cloud.appName,
    streamKey: `${streamName}?${query}`,
    timeoutMs: pushTimeoutMs,
  });
}
