import { attachHls } from "./attach-hls";
import { attachNative } from "./attach-native";
import { keepPlayback } from "./playback-memory";
import type { Source, SourceOptions } from "./source";

/**
 * Connects a video element with a stream: hls.js where the browser has Media Source Extensions,
 * native HLS where not (iPhone), a plain file last, also when the HLS cannot be played.
 */
export async function attachSource(
  video: HTMLVideoElement,
  options: SourceOptions,
  signal: AbortSignal,
): Promise<Source | null> {
  const { live, hlsUrl, mp4Url, onStatus } = options;
  onStatus("loading");
  const { default: HlsPlayer } = hlsUrl ? await import("hls.js") : { default: null };
  if (signal.aborted) return null;
  const memory = keepPlayback(video, live);
  const openNative = (url: string) => attachNative(video, url, { ...options, memory });
  let current: Source;
  let playsHls = true;
  if (HlsPlayer?.isSupported()) {
    const onGiveUp = () => {
      if (!mp4Url) return onStatus("unsupported");
      onStatus("loading");
      memory.remember();
      current.detach();
      playsHls = false;
      current = openNative(mp4Url);
    };
    current = attachHls(HlsPlayer, video, { ...options, memory, onGiveUp });
  } else if (hlsUrl && video.canPlayType("application/vnd.apple.mpegurl")) {
    current = openNative(hlsUrl);
  } else if (mp4Url) {
    playsHls = false;
    current = openNative(mp4Url);
  } else {
    memory.detach();
    onStatus("unsupported");
    return null;
  }
  return {
    latencySeconds: () => current.latencySeconds(),
    goToLiveEdge: () => current.goToLiveEdge(),
    renew(url) {
      if (playsHls) current.renew(url);
    },
    detach() {
      memory.detach();
      current.detach();
    },
  };
}
