"use client";

import { type RefObject, useEffect, useState } from "react";

export interface Playback {
  readonly paused: boolean;
  readonly muted: boolean;
  readonly volume: number;
  /** The picture stands still because data is missing. */
  readonly waiting: boolean;
  readonly positionSeconds: number;
  /** 0 while unknown. */
  readonly durationSeconds: number;
}

const events = [
  "play",
  "pause",
  "volumechange",
  "waiting",
  "playing",
  "timeupdate",
  "durationchange",
  "seeked",
] as const;

/** What a video element is doing. */
export function usePlayback(videoRef: RefObject<HTMLVideoElement | null>): Playback {
  const [playback, setPlayback] = useState<Playback>({
    paused: false,
    muted: false,
    volume: 1,
    waiting: true,
    positionSeconds: 0,
    durationSeconds: 0,
  });
  useEffect(() => {
    const video = videoRef.current;
    if (!video) return;
    const look = () =>
      setPlayback({
        paused: video.paused,
        muted: video.muted,
        volume: video.volume,
        waiting: !video.paused && video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA,
        // Whole quarters of a second, so that nothing is drawn anew for less.
        positionSeconds: Math.floor(video.currentTime * 4) / 4,
        durationSeconds: Number.isFinite(video.duration) ? video.duration : 0,
      });
    for (const event of events) video.addEventListener(event, look);
    look();
    return () => {
      for (const event of events) video.removeEventListener(event, look);
    };
  }, [videoRef]);
  return playback;
}
