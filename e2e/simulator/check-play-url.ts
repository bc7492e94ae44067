import { ClientFailure } from "./client-failure";

const LIVE = /^(rtmp:\/\/|https?:\/\/.*\.flv)/i;
const TAPE = /^https?:\/\/.*\.(flv|m3u8|mp4)/i;

/**
 * The player screen's own check of an address before it opens it.
 * @throws ClientFailure when the app would refuse it
 */
export function checkPlayUrl(url: string, kind: "live" | "tape"): string {
  if ((kind === "live" ? LIVE : TAPE).test(url)) return url;
  const wanted =
    kind === "live" ? "rtmp:// or http(s) with .flv" : "http(s) with .flv, .m3u8 or .mp4";
  throw new ClientFailure(
    "error",
    `The app shows 播放地址不合法 and does not play: "${url}" is not ${wanted}.`,
  );
}
