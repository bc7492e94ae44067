import type Hls from "hls.js";
import type { ErrorData } from "hls.js";
import type { PlaybackMemory } from "./playback-memory";
import { withLatestSignature } from "./signed-url";
import { retryDelayMs, type Source, type SourceOptions } from "./source";
import { whenResumed } from "./when-resumed";

/** More media errors than this within `recoveryWindowMs` and the stream is held to be unplayable. */
const maxMediaRecoveries = 4;
const recoveryWindowMs = 60_000;

interface HlsOptions extends SourceOptions {
  readonly memory: PlaybackMemory;
  /** Nothing that hls.js can do plays this stream. */
  readonly onGiveUp: () => void;
}

/** Plays a stream with hls.js; a lost network is tried again for as long as it takes. */
export function attachHls(
  HlsPlayer: typeof Hls,
  video: HTMLVideoElement,
  options: HlsOptions,
): Source {
  const { live, memory } = options;
  let { hlsUrl } = options;
  const hls = new HlsPlayer({
    lowLatencyMode: live,
    // Catches up by playing a little faster instead of jumping.
    maxLiveSyncPlaybackRate: live ? 1.5 : 1,
    backBufferLength: live ? 30 : 60,
    xhrSetup(xhr, url) {
      const signed = withLatestSignature(url, hlsUrl, document.baseURI);
      if (signed !== url) xhr.open("GET", signed, true);
    },
  });
  let failures = 0;
  let recoveries = 0;
  let lastRecoveryMs = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let stopWaiting: () => void = () => undefined;

  const reload = () => {
    // A recording goes on with what is buffered; a live has moved on and begins at its new edge.
    if (!live && hls.levels.length > 0) return hls.startLoad();
    memory.remember();
    hls.loadSource(hlsUrl);
  };
  const recover = () => {
    const nowMs = performance.now();
    recoveries = nowMs - lastRecoveryMs > recoveryWindowMs ? 1 : recoveries + 1;
    lastRecoveryMs = nowMs;
    if (recoveries > maxMediaRecoveries) return options.onGiveUp();
    memory.remember();
    hls.recoverMediaError();
  };
  const onEnded = () => {
    if (!live) return;
    options.onStatus("interrupted");
    stopWaiting();
    stopWaiting = whenResumed(() => hlsUrl, reload);
  };
  video.addEventListener("ended", onEnded);
  hls.on(HlsPlayer.Events.FRAG_BUFFERED, () => {
    failures = 0;
    options.onStatus("ready");
  });
  hls.on(HlsPlayer.Events.ERROR, (_event, data) => {
    if (!data.fatal) return;
    if (data.type === HlsPlayer.ErrorTypes.MEDIA_ERROR) return recover();
    if (data.type !== HlsPlayer.ErrorTypes.NETWORK_ERROR) return options.onGiveUp();
    if (options.mp4Url && isPlaylistMissing(HlsPlayer, data)) return options.onGiveUp();
    options.onStatus("reconnecting");
    clearTimeout(retry);
    retry = setTimeout(reload, retryDelayMs(failures));
    failures += 1;
  });
  hls.loadSource(hlsUrl);
  hls.attachMedia(video);
  return {
    latencySeconds: () => (live && hls.latency > 0 ? hls.latency : null),
    goToLiveEdge() {
      const edge = hls.liveSyncPosition;
      if (edge !== null) video.currentTime = edge;
    },
    renew(url) {
      hlsUrl = url;
    },
    detach() {
      clearTimeout(retry);
      stopWaiting();
      video.removeEventListener("ended", onEnded);
      hls.destroy();
    },
  };
}

/** The server answered that there is no such playlist: waiting will not bring it. */
function isPlaylistMissing(HlsPlayer: typeof Hls, { details, response }: ErrorData): boolean {
  const status = response?.code ?? 0;
  return details === HlsPlayer.ErrorDetails.MANIFEST_LOAD_ERROR && status >= 400 && status < 500;
}
