/** What of a video decides whether danmaku move. */
export type PaceState = Pick<HTMLVideoElement, "paused" | "ended" | "seeking" | "readyState">;

type PacedVideo = EventTarget & PaceState & Pick<HTMLVideoElement, "currentTime">;

/** `HTMLMediaElement.HAVE_FUTURE_DATA`: below it the picture stands, whatever `paused` says. */
const haveFutureData = 3;

/** Smaller steps are the player's own, over a hole in the stream; what flies still belongs there. */
const jumpSeconds = 1;

const paceEvents = [
  "play",
  "playing",
  "pause",
  "waiting",
  "seeking",
  "seeked",
  "canplay",
  "ended",
  "emptied",
  "timeupdate",
] as const;

/** Whether the picture moves; after its end what flies may go home. */
export function isFlowing({ paused, ended, seeking, readyState }: PaceState): boolean {
  return ended || (!paused && !seeking && readyState >= haveFutureData);
}

/** Whether a change of position leaves what is over the picture without its picture. */
export function isJump(fromSeconds: number, toSeconds: number): boolean {
  return Math.abs(toSeconds - fromSeconds) > jumpSeconds;
}

interface PaceListener {
  onFlow(flowing: boolean): void;
  onJump(): void;
}

/** Tells when the picture stands, goes on and jumps; returns what ends it. */
export function watchPace(video: PacedVideo, listener: PaceListener): () => void {
  let seconds = video.currentTime;
  const look = (event: Event) => {
    if (event.type === "seeking" && isJump(seconds, video.currentTime)) listener.onJump();
    seconds = video.currentTime;
    listener.onFlow(isFlowing(video));
  };
  for (const name of paceEvents) video.addEventListener(name, look);
  listener.onFlow(isFlowing(video));
  return () => {
    for (const name of paceEvents) video.removeEventListener(name, look);
  };
}
