import { behindSeconds } from "./latency";
import type { PlaybackMemory } from "./playback-memory";
import { retryDelayMs, type Source, type SourceOptions } from "./source";
import { whenResumed } from "./when-resumed";

/** A source that could not be opened may be a passing failure of the network; so often. */
const maxOpenFailures = 2;

/** Lets the browser play a file, or HLS where it can do so by itself (iPhone). */
export function attachNative(
  video: HTMLVideoElement,
  firstUrl: string,
  { live, onStatus, memory }: SourceOptions & { readonly memory: PlaybackMemory },
): Source {
  let url = firstUrl;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let stopWaiting: () => void = () => undefined;
  const onReady = () => {
    failures = 0;
    onStatus("ready");
  };
  const onError = () => {
    const code = video.error?.code;
    const lost = code === MediaError.MEDIA_ERR_NETWORK;
    const unopened = code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED && failures < maxOpenFailures;
    if (!lost && !unopened) return onStatus("unsupported");
    onStatus(lost ? "reconnecting" : "loading");
    memory.remember();
    clearTimeout(retry);
    retry = setTimeout(() => {
      video.src = url;
    }, retryDelayMs(failures));
    failures += 1;
  };
  const onEnded = () => {
    if (!live) return;
    onStatus("interrupted");
    stopWaiting();
    stopWaiting = whenResumed(
      () => url,
      () => {
        memory.remember();
        video.src = url;
      },
    );
  };
  video.addEventListener("ended", onEnded);
  video.addEventListener("loadeddata", onReady);
  video.addEventListener("error", onError);
  video.src = url;
  return {
    latencySeconds() {
      const end = live ? endOfSeekable(video) : null;
      // The end stands somewhat before the true edge: too rough for the pill to show, good enough
      // to see that a viewer has fallen behind.
      const behind = end === null ? 0 : end - video.currentTime;
      return behind > behindSeconds ? behind : null;
    },
    goToLiveEdge() {
      const end = endOfSeekable(video);
      if (end !== null) video.currentTime = end;
    },
    renew(newUrl) {
      // Taken up when the browser is refused with the old one, which the error handler notices.
      url = newUrl;
    },
    detach() {
      clearTimeout(retry);
      stopWaiting();
      video.removeEventListener("ended", onEnded);
      video.removeEventListener("loadeddata", onReady);
      video.removeEventListener("error", onError);
      video.removeAttribute("src");
      video.load();
    },
  };
}

/** In seconds; null while nothing can be sought, or the browser does not know the end. */
function endOfSeekable({ seekable }: HTMLVideoElement): number | null {
  if (seekable.length === 0) return null;
  const end = seekable.end(seekable.length - 1);
  return Number.isFinite(end) ? end : null;
}
