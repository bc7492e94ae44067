"use client";

import { useEffect, useState } from "react";

export interface Playback {
  readonly paused: boolean;
  readonly ended: boolean;
  readonly muted: boolean;
  readonly volume: number;
  /** The picture stands still because data is missing. */
  readonly waiting: boolean;
  /** There is a picture, if only the first. */
  readonly hasPicture: boolean;
  /** 1 is normal. */
  readonly speed: number;
}

const events = [
  "play",
  "pause",
  "ended",
  "volumechange",
  "waiting",
  "playing",
  "seeked",
  "loadeddata",
  "emptied",
  "ratechange",
] as const;

const nothingYet: Playback = {
  paused: false,
  ended: false,
  muted: false,
  volume: 1,
  waiting: true,
  hasPicture: false,
  speed: 1,
};

/** What a video element is doing; where it is changes too often for the whole player (`usePosition`). */
export function usePlayback(video: HTMLVideoElement | null): Playback {
  const [playback, setPlayback] = useState(nothingYet);
  useEffect(() => {
    if (!video) return;
    const look = () => {
      const now = readPlayback(video);
      setPlayback((before) => (isSame(before, now) ? before : now));
    };
    for (const event of events) video.addEventListener(event, look);
    look();
    return () => {
      for (const event of events) video.removeEventListener(event, look);
    };
  }, [video]);
  return playback;
}

function readPlayback(video: HTMLVideoElement): Playback {
  return {
    paused: video.paused,
    ended: video.ended,
    muted: video.muted,
    volume: video.volume,
    waiting: !video.paused && video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA,
    hasPicture: video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA,
    speed: video.playbackRate,
  };
}

function isSame(one: Playback, other: Playback): boolean {
  return (Object.keys(nothingYet) as (keyof Playback)[]).every((key) => one[key] === other[key]);
}
