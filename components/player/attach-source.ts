import type Hls from "hls.js";

export type SourceStatus = "loading" | "ready" | "reconnecting" | "unsupported";

export interface Source {
  /** Measured distance to the live edge in seconds; null when unknown. */
  latencySeconds(): number | null;
  goToLiveEdge(): void;
  detach(): void;
}

export interface SourceOptions {
  readonly live: boolean;
  readonly hlsUrl: string;
  /** Used when there is no HLS, or no way to play it. */
  readonly mp4Url?: string;
  readonly onStatus: (status: SourceStatus) => void;
}

/** Waits between attempts after the network failed, in milliseconds; the last one repeats. */
const retryDelaysMs = [500, 1000, 2000, 4000, 8000] as const;
/** More media errors than this and the stream is held to be unplayable. */
const maxMediaRecoveries = 4;

/**
 * Connects a video element with a stream: hls.js where the browser has Media Source Extensions,
 * native HLS where not (iPhone), a plain file last.
 */
export async function attachSource(
  video: HTMLVideoElement,
  options: SourceOptions,
  signal: AbortSignal,
): Promise<Source | null> {
  options.onStatus("loading");
  if (options.hlsUrl) {
    const { default: HlsPlayer } = await import("hls.js");
    if (signal.aborted) return null;
    if (HlsPlayer.isSupported()) return attachHls(HlsPlayer, video, options);
    if (video.canPlayType("application/vnd.apple.mpegurl")) {
      return attachNative(video, options.hlsUrl, options);
    }
  }
  if (options.mp4Url) return attachNative(video, options.mp4Url, options);
  options.onStatus("unsupported");
  return null;
}

function attachHls(HlsPlayer: typeof Hls, video: HTMLVideoElement, options: SourceOptions): Source {
  const hls = new HlsPlayer({
    lowLatencyMode: options.live,
    // Catches up by playing a little faster instead of jumping.
    maxLiveSyncPlaybackRate: options.live ? 1.5 : 1,
    backBufferLength: options.live ? 30 : 60,
  });
  let failures = 0;
  let recoveries = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  hls.on(HlsPlayer.Events.FRAG_BUFFERED, () => {
    failures = 0;
    options.onStatus("ready");
  });
  hls.on(HlsPlayer.Events.ERROR, (_event, { fatal, type }) => {
    if (!fatal) return;
    if (type === HlsPlayer.ErrorTypes.NETWORK_ERROR) {
      options.onStatus("reconnecting");
      const delay = retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)];
      failures += 1;
      clearTimeout(retry);
      retry = setTimeout(() => hls.loadSource(options.hlsUrl), delay);
    } else if (type === HlsPlayer.ErrorTypes.MEDIA_ERROR && recoveries < maxMediaRecoveries) {
      recoveries += 1;
      hls.recoverMediaError();
    } else {
      options.onStatus("unsupported");
    }
  });
  hls.loadSource(options.hlsUrl);
  hls.attachMedia(video);
  return {
    latencySeconds: () => (options.live && hls.latency > 0 ? hls.latency : null),
    goToLiveEdge() {
      const edge = hls.liveSyncPosition;
      if (edge !== null) video.currentTime = edge;
    },
    detach() {
      clearTimeout(retry);
      hls.destroy();
    },
  };
}

function attachNative(video: HTMLVideoElement, url: string, options: SourceOptions): Source {
  const onReady = () => options.onStatus("ready");
  const onError = () => options.onStatus("unsupported");
  video.addEventListener("loadeddata", onReady);
  video.addEventListener("error", onError);
  video.src = url;
  return {
    latencySeconds: () => null,
    goToLiveEdge() {
      const { seekable } = video;
      if (seekable.length > 0) video.currentTime = seekable.end(seekable.length - 1);
    },
    detach() {
      video.removeEventListener("loadeddata", onReady);
      video.removeEventListener("error", onError);
      video.removeAttribute("src");
      video.load();
    },
  };
}
