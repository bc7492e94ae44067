/** Where a recording is; tells whoever follows it. */
export interface ReplayClock {
  /** Beyond its last message once the end was reached. */
  placeMs(): number;
  /** Called as the picture moves, at least some times a second. Returns what ends it. */
  follow(listener: () => void): () => void;
  /** Called when the viewer goes somewhere else. Returns what ends it. */
  onJump(listener: () => void): () => void;
  /** Shows the picture of this place. */
  seek(placeMs: number): void;
}

/** Danmaku and lines appear as punctually as that; `timeupdate` alone is four times slower. */
const tickMs = 100;
/** Smaller steps are the player's own, over a hole in the stream. */
const jumpSeconds = 1;

const moves = ["timeupdate", "seeked", "ended", "playing", "loadedmetadata"] as const;

/** The clock of a player that is not there yet. */
export const stillClock: ReplayClock = {
  placeMs: () => 0,
  follow: () => () => undefined,
  onJump: () => () => undefined,
  seek: () => undefined,
};

/** The clock of a recording's video element; the length is that of which the server knows. */
export function createReplayClock(video: HTMLVideoElement, durationMs: number): ReplayClock {
  return {
    placeMs() {
      const placeMs = video.currentTime * 1000;
      return video.ended ? Math.max(placeMs, durationMs) + 1 : placeMs;
    },
    follow(listener) {
      for (const name of moves) video.addEventListener(name, listener);
      const timer = setInterval(() => {
        if (!video.paused && !video.seeking) listener();
      }, tickMs);
      return () => {
        clearInterval(timer);
        for (const name of moves) video.removeEventListener(name, listener);
      };
    },
    onJump(listener) {
      let seconds = video.currentTime;
      const note = () => {
        if (!video.seeking) seconds = video.currentTime;
      };
      const look = () => {
        if (Math.abs(video.currentTime - seconds) > jumpSeconds) listener();
        seconds = video.currentTime;
      };
      video.addEventListener("timeupdate", note);
      video.addEventListener("seeking", look);
      return () => {
        video.removeEventListener("timeupdate", note);
        video.removeEventListener("seeking", look);
      };
    },
    seek(placeMs) {
      // A little behind the border, where decoders round to.
      video.currentTime = (placeMs + 20) / 1000;
    },
  };
}
