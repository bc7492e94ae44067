import type { Config, TencentConfig } from "@/lib/config";
import type { RtmpTarget } from "@/lib/providers/rtmp-push";
import { TencentLive } from "../live";
import { LiveApi } from "../live-api";
import { probeRetry } from "./probe-timing";

/** Where RTMP listens when PUSH_DOMAIN names no port (Adobe RTMP 1.0 §1). */
const rtmpPort = 1935;
const pushTimeoutMs = 8000;
/** Long enough for a clock that is a little behind. */
const addressTtlMs = 600_000;

/** The address that a broadcaster would get for this stream, but for the recording, as an encoder uses it. */
export function pushTarget(
  config: Config,
  cloud: TencentConfig,
  streamName: string,
  nowMs: number,
): RtmpTarget {
  const unrecorded = { ...config, recording: false };
  const live = new TencentLive(unrecorded, cloud, new LiveApi(cloud, probeRetry), () => nowMs);
  const { server, streamKey } = live.pushAddress(streamName, nowMs + addressTtlMs);
  const { hostname: host, port, pathname } = new URL(server);
  return {
    host,
    port: Number(port) || rtmpPort,
    app: pathname.slice(1),
    streamKey,
    timeoutMs: pushTimeoutMs,
  };
}
