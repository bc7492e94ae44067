import { rememberSound } from "./sound-memory";

/** What the bar and the keys do to the video. */
export interface PlayerActions {
  togglePlay(): void;
  toggleMute(): void;
  /** 0 to 1. */
  setVolume(volume: number): void;
  changeVolume(by: number): void;
  seekTo(seconds: number): void;
  seekBy(seconds: number): void;
  setSpeed(speed: number): void;
  pictureInPicture(): void;
}

const quietly = (promise: Promise<unknown>) => void promise.catch(() => undefined);

/** The actions on one element; before it is there they do nothing. */
export function playerActions(
  video: HTMLVideoElement | null,
  live: boolean,
  seekLiveBy: (seconds: number) => void,
): PlayerActions {
  const setSound = (volume: number, muted: boolean) => {
    if (!video) return;
    video.volume = Math.min(1, Math.max(0, volume));
    video.muted = muted;
    rememberSound({ volume: video.volume, muted });
  };
  return {
    togglePlay() {
      // A live whose last picture was shown would begin with its first.
      if (!video || (live && video.ended)) return;
      if (video.paused) quietly(video.play());
      else video.pause();
    },
    toggleMute() {
      if (!video) return;
      const silent = video.muted || video.volume === 0;
      setSound(silent && video.volume === 0 ? leastVolume : video.volume, !silent);
    },
    setVolume: (volume) => setSound(volume, volume === 0),
    changeVolume(by) {
      if (!video) return;
      const volume = Math.min(1, Math.max(0, (video.muted ? 0 : video.volume) + by));
      setSound(volume, volume < 0.01);
    },
    seekTo(seconds) {
      if (video) video.currentTime = seconds;
    },
    seekBy(seconds) {
      if (!video) return;
      if (live) return seekLiveBy(seconds);
      const end = Number.isFinite(video.duration) ? video.duration : video.currentTime;
      video.currentTime = Math.min(end, Math.max(0, video.currentTime + seconds));
    },
    setSpeed(speed) {
      if (!video) return;
      // A new source begins with the default (HTML, media element load algorithm).
      video.defaultPlaybackRate = speed;
      video.playbackRate = speed;
    },
    pictureInPicture() {
      if (document.pictureInPictureElement) quietly(document.exitPictureInPicture());
      else if (video) quietly(video.requestPictureInPicture());
    },
  };
}

/** Who turns on a sound that was at nothing wants to hear something. */
const leastVolume = 0.3;
