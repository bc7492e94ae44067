import type { TencentConfig } from "@/lib/config";
import type { IssuedAddress } from "../live-provider";

/** UDP ports of LVB for SRT and for RTMP carried by it (cloud.md §1.2). */
const srtPort = 9000;
const rtmpOverSrtPort = 3570;
/** Domains that Tencent Cloud lends for tests; they take RTMP alone. */
const lentDomain = /\.(myqcloud\.com|tlivepush\.com)$/;

/**
 * The same stream by other protocols, as LVB's address generator writes them: the signature covers
 * neither scheme nor port. Nothing on a domain with a port of its own, which is no LVB's.
 */
export function otherPushForms(
  { pushDomain: domain, appName }: Pick<TencentConfig, "pushDomain" | "appName">,
  streamName: string,
  query: string,
): IssuedAddress["others"] {
  if (domain.includes(":") || lentDomain.test(domain)) return [];
  const path = `${appName}/${streamName}`;
  const streamId = `#!::h=${domain},r=${path},${query.replaceAll("&", ",")}`;
  return [
    { form: "srt", url: `srt://${domain}:${srtPort}?streamid=${streamId}` },
    { form: "rtmpOverSrt", url: `rtmp://${domain}:${rtmpOverSrtPort}/${path}?${query}` },
    { form: "webrtc", url: `webrtc://${domain}/${path}?${query}` },
  ];
}
