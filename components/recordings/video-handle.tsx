"use client";

import { type RefObject, useEffect } from "react";
import { usePlayerVideo } from "@/components/player/player-video";

/** Hands the player's video element to the form around it, and has it wait there; draws nothing. */
export function VideoHandle({ target }: { readonly target: RefObject<HTMLVideoElement | null> }) {
  const video = usePlayerVideo();
  useEffect(() => {
    target.current = video;
    const wait = () => video?.pause();
    video?.addEventListener("playing", wait, { once: true });
    return () => {
      video?.removeEventListener("playing", wait);
      target.current = null;
    };
  }, [video, target]);
  return null;
}
