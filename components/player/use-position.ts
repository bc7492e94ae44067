"use client";

import { useEffect, useState } from "react";
import { usePlayerVideo } from "./player-video";

interface Position {
  readonly positionSeconds: number;
  /** 0 while unknown. */
  readonly durationSeconds: number;
}

const events = [
  "timeupdate",
  "durationchange",
  "seeking",
  "seeked",
  "loadeddata",
  "emptied",
] as const;

const start: Position = { positionSeconds: 0, durationSeconds: 0 };

/** Where the player's video is, for the little that shows it: it is drawn anew four times a second. */
export function usePosition(): Position {
  const video = usePlayerVideo();
  const [position, setPosition] = useState(start);
  useEffect(() => {
    if (!video) return;
    const look = () => {
      const now = readPosition(video);
      setPosition((before) =>
        before.positionSeconds === now.positionSeconds &&
        before.durationSeconds === now.durationSeconds
          ? before
          : now,
      );
    };
    for (const event of events) video.addEventListener(event, look);
    look();
    return () => {
      for (const event of events) video.removeEventListener(event, look);
    };
  }, [video]);
  return position;
}

function readPosition({ currentTime, duration }: HTMLVideoElement): Position {
  return {
    // Whole quarters of a second, so that nothing is drawn anew for less.
    positionSeconds: Math.floor(currentTime * 4) / 4,
    durationSeconds: Number.isFinite(duration) ? duration : 0,
  };
}
