export interface PlaybackMemory {
  /** Before the element gets a new source. Repeated calls keep what the first one saw. */
  remember(): void;
  detach(): void;
}

/**
 * A media element pauses and forgets its position when it gets a new source (HTML, media element
 * load algorithm). This brings both back, so that a viewer does not have to press play after the
 * network came back. A live goes on at its edge instead.
 */
export function keepPlayback(video: HTMLVideoElement, live: boolean): PlaybackMemory {
  let wanted = !video.paused;
  let before: { readonly playing: boolean; readonly positionSeconds: number } | null = null;
  const onPlay = () => {
    wanted = true;
  };
  const onPause = () => {
    // The browser also pauses an element that has come to its end or failed; nobody asked for that.
    if (!video.error && !video.ended) wanted = false;
  };
  const restore = () => {
    if (!before) return;
    const { playing, positionSeconds } = before;
    before = null;
    if (!live && positionSeconds > 0) video.currentTime = positionSeconds;
    if (playing) void video.play().catch(() => undefined);
  };
  video.addEventListener("play", onPlay);
  video.addEventListener("pause", onPause);
  video.addEventListener("loadedmetadata", restore);
  return {
    remember() {
      before ??= { playing: wanted, positionSeconds: video.currentTime };
    },
    detach() {
      video.removeEventListener("play", onPlay);
      video.removeEventListener("pause", onPause);
      video.removeEventListener("loadedmetadata", restore);
    },
  };
}
