import type { EdgeReading } from "./edge-limits";
import type { PlaybackMemory } from "./playback-memory";
import { retryDelayMs, type Source, type SourceOptions, type Unplayable } from "./source";
import { whenResumed } from "./when-resumed";

/** A source that could not be opened may be a passing failure of the network; so often. */
const maxOpenFailures = 2;
/** The browser does not tell its spacing; that of usual segments, in seconds. */
const assumedSpacingSeconds = 2;

/** Lets the browser play a file, or HLS where it can do so by itself (iPhone). */
export function attachNative(
  video: HTMLVideoElement,
  firstUrl: string,
  { live, onStatus, onUnplayable, memory }: SourceOptions & { readonly memory: PlaybackMemory },
): Source {
  let url = firstUrl;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let stopWaiting: () => void = () => undefined;
  const detached = new AbortController();
  const reload = () => {
    clearTimeout(retry);
    memory.remember();
    video.src = url;
  };
  const onReady = () => {
    failures = 0;
    onStatus("ready");
  };
  const giveUp = (isBroken: boolean) => {
    const say = (reason: Unplayable) => {
      onUnplayable(reason);
      onStatus("unsupported");
    };
    if (live || isBroken) return say(isBroken ? "media" : "browser");
    // The browser does not tell a file that is not there from one that it cannot play.
    void isGone(url, detached.signal).then((gone) => {
      if (!detached.signal.aborted) say(gone ? "gone" : "browser");
    });
  };
  const onError = () => {
    const code = video.error?.code;
    const lost = code === MediaError.MEDIA_ERR_NETWORK;
    const unopened = code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED && failures < maxOpenFailures;
    if (!lost && !unopened) return giveUp(code === MediaError.MEDIA_ERR_DECODE);
    onStatus(lost ? "reconnecting" : "loading");
    memory.remember();
    clearTimeout(retry);
    retry = setTimeout(reload, retryDelayMs(failures));
    failures += 1;
  };
  const wake = () => {
    // A picture that goes on needs no help; one that failed does not wait for its next turn.
    if (video.error) reload();
  };
  const onOffline = () => onStatus("reconnecting");
  const onOnline = () => {
    if (!video.error) onStatus("ready");
    wake();
  };
  const onEnded = () => {
    if (!live) return;
    onStatus("interrupted");
    stopWaiting();
    stopWaiting = whenResumed(() => url, reload);
  };
  video.addEventListener("ended", onEnded);
  video.addEventListener("loadeddata", onReady);
  video.addEventListener("error", onError);
  if (live) {
    window.addEventListener("offline", onOffline);
    window.addEventListener("online", onOnline);
  }
  video.src = url;
  return {
    edge: () => (live ? readNativeEdge(video) : null),
    seekToEdge(allowanceSeconds) {
      const end = endOfSeekable(video);
      if (end !== null) video.currentTime = Math.max(0, end - allowanceSeconds);
    },
    wake,
    reload,
    chooseQuality: () => undefined,
    renew(newUrl) {
      // Taken up when the browser is refused with the old one, which the error handler notices.
      url = newUrl;
    },
    detach() {
      detached.abort();
      clearTimeout(retry);
      stopWaiting();
      video.removeEventListener("ended", onEnded);
      video.removeEventListener("loadeddata", onReady);
      video.removeEventListener("error", onError);
      window.removeEventListener("offline", onOffline);
      window.removeEventListener("online", onOnline);
      video.removeAttribute("src");
      video.load();
    },
  };
}

/** False as well where it cannot be told, as in a bucket that no script may ask. */
async function isGone(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const { status } = await fetch(url, { method: "HEAD", signal });
    return status === 404 || status === 410;
  } catch {
    return false;
  }
}

/**
 * The end stands somewhat before the true edge: too rough for a figure, good enough to see that a
 * viewer has fallen behind. The speed stays Safari's own business, which follows the edge itself.
 */
function readNativeEdge(video: HTMLVideoElement): EdgeReading | null {
  const end = endOfSeekable(video);
  if (end === null) return null;
  return {
    latencySeconds: null,
    distanceSeconds: end - video.currentTime,
    targetSeconds: 0,
    spacingSeconds: assumedSpacingSeconds,
    canChangeSpeed: false,
    silenceSeconds: null,
  };
}

/** In seconds; null while nothing can be sought, or the browser does not know the end. */
function endOfSeekable({ seekable }: HTMLVideoElement): number | null {
  if (seekable.length === 0) return null;
  const end = seekable.end(seekable.length - 1);
  return Number.isFinite(end) ? end : null;
}
