"use client";

import { createContext, useContext } from "react";

/** Carries the player's video element to what stands in its slots. */
export const PlayerVideo = createContext<HTMLVideoElement | null>(null);

/**
 * The video element of the player in whose overlay or buttons slot the caller stands, so that
 * danmaku can pause with the picture; null before it is mounted and outside a player.
 */
export function usePlayerVideo(): HTMLVideoElement | null {
  return useContext(PlayerVideo);
}
