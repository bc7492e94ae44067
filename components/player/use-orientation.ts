"use client";

import { useEffect, useState } from "react";

export type Orientation = "landscape" | "portrait";

/** Whether the picture is taller than wide; null until its size is known. Encoders may turn it. */
export function useOrientation(video: HTMLVideoElement | null): Orientation | null {
  const [orientation, setOrientation] = useState<Orientation | null>(null);
  useEffect(() => {
    if (!video) return;
    const look = () => {
      const { videoWidth, videoHeight } = video;
      if (videoWidth && videoHeight) {
        setOrientation(videoHeight > videoWidth ? "portrait" : "landscape");
      }
    };
    look();
    video.addEventListener("loadedmetadata", look);
    video.addEventListener("resize", look);
    return () => {
      video.removeEventListener("loadedmetadata", look);
      video.removeEventListener("resize", look);
    };
  }, [video]);
  return orientation;
}
