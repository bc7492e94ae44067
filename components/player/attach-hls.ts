import type Hls from "hls.js";
import type { ErrorData, LoadPolicy } from "hls.js";
import { captionsOfParts } from "./captions-of-parts";
import { readHlsEdge, seekToHlsEdge } from "./hls-edge";
import { isWithheld } from "./is-withheld";
import { needsFullBuild } from "./needs-full-build";
import type { PlaybackMemory } from "./playback-memory";
import { withLatestSignature } from "./signed-url";
import { retryDelayMs, type Source, type SourceOptions, type Unplayable } from "./source";
import { whenResumed } from "./when-resumed";

/** More media errors than this within `recoveryWindowMs` and the stream is held to be unplayable. */
const maxMediaRecoveries = 4;
const recoveryWindowMs = 60_000;
/** After so many failed attempts in a row to go on, the stream is opened anew. */
const maxResumptions = 3;

/** One quick try of hls.js's own; then the viewer is told, and we try on for as long as it takes. */
const impatient: LoadPolicy = {
  default: {
    maxTimeToFirstByteMs: 10_000,
    maxLoadTimeMs: 20_000,
    timeoutRetry: { maxNumRetry: 1, retryDelayMs: 0, maxRetryDelayMs: 0 },
    errorRetry: { maxNumRetry: 1, retryDelayMs: 500, maxRetryDelayMs: 500 },
  },
};

interface HlsOptions extends SourceOptions {
  readonly memory: PlaybackMemory;
  /** Nothing that hls.js can do plays this stream. */
  readonly onGiveUp: (reason: Unplayable) => void;
  /** The stream has what the light build leaves out; null when this is the full one. */
  readonly onNeedsFullBuild: (() => void) | null;
}

/** Plays a stream with hls.js; a lost network is tried again for as long as it takes. */
export function attachHls(
  HlsPlayer: typeof Hls,
  video: HTMLVideoElement,
  options: HlsOptions,
): Source {
  const { live, memory, onStatus } = options;
  let { hlsUrl } = options;
  const hls = new HlsPlayer({
    lowLatencyMode: live,
    // `keepLiveEdge` follows the edge; two that change the speed would work against each other.
    maxLiveSyncPlaybackRate: 1,
    liveSyncOnStallIncrease: 0,
    backBufferLength: live ? 30 : 60,
    ...(options.onNeedsFullBuild === null && captionsOfParts(HlsPlayer)),
    ...(live && {
      manifestLoadPolicy: impatient,
      playlistLoadPolicy: impatient,
      fragLoadPolicy: impatient,
    }),
    xhrSetup(xhr, url) {
      const signed = withLatestSignature(url, hlsUrl, document.baseURI);
      if (signed !== url) xhr.open("GET", signed, true);
    },
  });
  let failures = 0;
  let heardAtMs = performance.now();
  let loadedSinceLoss = true;
  let lostAtMs = 0;
  let recoveries = 0;
  let lastRecoveryMs = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let stopWaiting: () => void = () => undefined;
  const detached = new AbortController();

  const reload = () => {
    clearTimeout(retry);
    memory.remember();
    hls.loadSource(hlsUrl);
  };
  const resume = () => {
    clearTimeout(retry);
    if (hls.levels.length === 0) return reload();
    // What was asked before the network was lost may hang for long. Loading begins in a task of its
    // own: in this one, hls.js would take the end of the part that it gives up here for that of the
    // same part asked anew, ask once more at its next tick, and so on while a part takes longer.
    hls.stopLoad();
    // Each part that is given up halves how much hls.js loads ahead, and nothing gives it back.
    hls.config.maxMaxBufferLength = HlsPlayer.DefaultConfig.maxMaxBufferLength;
    // Goes on with what is loaded, so that the last picture stays.
    retry = setTimeout(() => hls.startLoad(), 0);
  };
  const mayRecover = ({ details }: ErrorData) => {
    // A live that stalls can be played: after a loss there are pieces from before and after it, and a
    // machine that is slow to go on makes hls.js nudge the picture until it loses patience.
    if (live && details === HlsPlayer.ErrorDetails.BUFFER_STALLED_ERROR) return true;
    const nowMs = performance.now();
    recoveries = nowMs - lastRecoveryMs > recoveryWindowMs ? 1 : recoveries + 1;
    lastRecoveryMs = nowMs;
    return recoveries <= maxMediaRecoveries;
  };
  const recover = () => {
    if (hls.levels.length === 0) return reload();
    memory.remember();
    const { currentTime } = video;
    hls.recoverMediaError();
    // The error has stopped all loading; of itself, hls.js would begin again without new playlists.
    hls.startLoad(currentTime || -1);
  };
  const onEnded = () => {
    if (!live) return;
    onStatus("interrupted");
    stopWaiting();
    stopWaiting = whenResumed(() => hlsUrl, reload);
  };
  const onOffline = () => {
    loadedSinceLoss = false;
    lostAtMs = performance.now();
    onStatus("reconnecting");
  };
  const onOnline = () => {
    failures = 0;
    // A recording may be loaded to its end: no other piece will tell that the network is back.
    if (!live && hls.levels.length > 0) onStatus("ready");
    resume();
  };
  video.addEventListener("ended", onEnded);
  window.addEventListener("offline", onOffline);
  window.addEventListener("online", onOnline);
  hls.on(HlsPlayer.Events.LEVEL_LOADED, () => {
    heardAtMs = performance.now();
  });
  hls.on(HlsPlayer.Events.FRAG_LOADED, (_event, { frag, part }) => {
    // What was asked before the loss may be handed over after it.
    if ((part ?? frag).stats.loading.start >= lostAtMs) loadedSinceLoss = true;
  });
  hls.on(HlsPlayer.Events.FRAG_BUFFERED, () => {
    // What was loaded before the loss says nothing about the network, and no error would follow:
    // hls.js waits without a word while the browser is offline.
    if (!loadedSinceLoss) return;
    failures = 0;
    onStatus("ready");
  });
  hls.on(HlsPlayer.Events.MANIFEST_PARSED, (_event, data) => {
    if (options.onNeedsFullBuild && needsFullBuild(data)) return options.onNeedsFullBuild();
    if (data.levels.length < 2) return options.onQualities([]);
    options.onQualities(
      data.levels
        .map(({ height, bitrate }, id) => ({ id, heightPixels: height, bitsPerSecond: bitrate }))
        .reverse(),
    );
  });
  if (options.onNeedsFullBuild) {
    hls.on(HlsPlayer.Events.FRAG_PARSING_USERDATA, (_event, { samples }) => {
      if (needsFullBuild({ samples })) options.onNeedsFullBuild?.();
    });
  }
  hls.on(HlsPlayer.Events.ERROR, (_event, data) => {
    if (!data.fatal) return;
    const { ErrorDetails, ErrorTypes } = HlsPlayer;
    if (
      data.details === ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR ||
      data.details === ErrorDetails.BUFFER_ADD_CODEC_ERROR ||
      data.details === ErrorDetails.BUFFER_INCOMPATIBLE_CODECS_ERROR
    ) {
      return options.onGiveUp("codec");
    }
    // The other kind is a failure inside hls.js, which need not come again.
    if (data.type === ErrorTypes.MEDIA_ERROR || data.type === ErrorTypes.OTHER_ERROR) {
      return mayRecover(data) ? recover() : options.onGiveUp("media");
    }
    if (data.type !== ErrorTypes.NETWORK_ERROR) return options.onGiveUp("media");
    if (options.mp4Url && isPlaylistMissing(HlsPlayer, data)) return options.onGiveUp("media");
    if (options.mp4Url && isPlaylistUnread(HlsPlayer, data)) {
      void isWithheld(hlsUrl, detached.signal).then((withheld) => {
        if (withheld && !detached.signal.aborted) options.onGiveUp("media");
      });
    }
    onStatus("reconnecting");
    clearTimeout(retry);
    const anew = live && doesNotContinue(HlsPlayer, data, failures);
    retry = setTimeout(anew ? reload : resume, retryDelayMs(failures));
    failures += 1;
  });
  hls.loadSource(hlsUrl);
  hls.attachMedia(video);
  return {
    edge: () => (live ? readHlsEdge(hls, video, (performance.now() - heardAtMs) / 1000) : null),
    seekToEdge: (allowanceSeconds) => seekToHlsEdge(hls, video, allowanceSeconds),
    wake: resume,
    reload,
    chooseQuality(id) {
      hls.nextLevel = id ?? -1;
    },
    renew(url) {
      hlsUrl = url;
    },
    detach() {
      detached.abort();
      clearTimeout(retry);
      stopWaiting();
      video.removeEventListener("ended", onEnded);
      window.removeEventListener("offline", onOffline);
      window.removeEventListener("online", onOnline);
      hls.destroy();
    },
  };
}

/** The server answered that there is no such playlist: waiting will not bring it. */
function isPlaylistMissing(HlsPlayer: typeof Hls, { details, response }: ErrorData): boolean {
  const status = response?.code ?? 0;
  return details === HlsPlayer.ErrorDetails.MANIFEST_LOAD_ERROR && status >= 400 && status < 500;
}

/** Nothing of an answer was to be had: nobody answered, or a script may not read it. */
function isPlaylistUnread(HlsPlayer: typeof Hls, { details, response }: ErrorData): boolean {
  return details === HlsPlayer.ErrorDetails.MANIFEST_LOAD_ERROR && !response?.code;
}

/**
 * The server has another stream under this address now, as after its restart. One that does not
 * answer at all has nothing that could be opened anew, and the last picture stays.
 */
function doesNotContinue(
  { ErrorDetails }: typeof Hls,
  { details, response }: ErrorData,
  failures: number,
): boolean {
  if (details === ErrorDetails.LEVEL_PARSING_ERROR || details === ErrorDetails.LEVEL_EMPTY_ERROR) {
    return true;
  }
  const answered = (response?.code ?? 0) > 0;
  return answered && (details === ErrorDetails.LEVEL_LOAD_ERROR || failures >= maxResumptions);
}
