import type Hls from "hls.js";
import { attachHls } from "./attach-hls";
import { attachNative } from "./attach-native";
import { keepPlayback } from "./playback-memory";
import type { Source, SourceOptions, Unplayable } from "./source";

/**
 * Connects a video element with a stream: hls.js where the browser has Media Source Extensions,
 * native HLS where not (iPhone), a plain file last, also when the HLS cannot be played.
 */
export async function attachSource(
  video: HTMLVideoElement,
  options: SourceOptions,
  signal: AbortSignal,
): Promise<Source | null> {
  const { hlsUrl, mp4Url, live, onStatus } = options;
  onStatus("loading");
  const HlsPlayer = hlsUrl && !playsHlsAlone(video) ? (await import("hls.js/light")).default : null;
  if (signal.aborted) return null;
  const memory = keepPlayback(video, live);
  let url = hlsUrl;
  let playsHls = true;
  let current: Source;
  const replaceBy = (open: () => Source) => {
    memory.remember();
    current.detach();
    current = open();
  };
  const openNative = (first: string) => attachNative(video, first, { ...options, memory });
  const onGiveUp = (reason: Unplayable) => {
    if (!mp4Url) {
      options.onUnplayable(reason);
      return onStatus("unsupported");
    }
    onStatus("loading");
    playsHls = false;
    replaceBy(() => openNative(mp4Url));
  };
  const openHls = (Player: typeof Hls, onNeedsFullBuild: (() => void) | null) =>
    attachHls(Player, video, { ...options, hlsUrl: url, memory, onGiveUp, onNeedsFullBuild });
  let asked = false;
  const onNeedsFullBuild = () => {
    if (asked) return;
    asked = true;
    void import("hls.js").then(
      ({ default: FullPlayer }) => {
        if (!signal.aborted && playsHls) replaceBy(() => openHls(FullPlayer, null));
      },
      // Without it there is still the picture.
      () => undefined,
    );
  };
  if (HlsPlayer?.isSupported()) {
    current = openHls(HlsPlayer, onNeedsFullBuild);
  } else if (hlsUrl && video.canPlayType(hlsType)) {
    current = openNative(hlsUrl);
  } else if (mp4Url) {
    playsHls = false;
    current = openNative(mp4Url);
  } else {
    memory.detach();
    options.onUnplayable("browser");
    onStatus("unsupported");
    return null;
  }
  return {
    edge: () => current.edge(),
    seekToEdge: (allowanceSeconds) => current.seekToEdge(allowanceSeconds),
    wake: () => current.wake(),
    reload: () => current.reload(),
    chooseQuality: (id) => current.chooseQuality(id),
    renew(newUrl) {
      url = newUrl;
      if (playsHls) current.renew(newUrl);
    },
    detach() {
      memory.detach();
      current.detach();
    },
  };
}

const hlsType = "application/vnd.apple.mpegurl";

/** iPhones play HLS by themselves, low latency and AirPlay included; nothing has to be loaded. */
function playsHlsAlone(video: HTMLVideoElement): boolean {
  return !("MediaSource" in window) && video.canPlayType(hlsType) !== "";
}
