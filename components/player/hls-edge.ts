import type Hls from "hls.js";
import type { EdgeReading } from "./edge-limits";

/** hls.js counts a playlist as stale after so many of its spacings without anything new. */
const staleAfterSpacings = 3;

/**
 * Where the live edge is by what hls.js knows; null until it has read a playlist. It stands still at
 * the end of the last playlist when no other comes, so that the silence has to be told beside it.
 */
export function readHlsEdge(
  hls: Hls,
  video: HTMLVideoElement,
  silenceSeconds: number,
): EdgeReading | null {
  const details = hls.latestLevelDetails;
  const { liveSyncPosition, targetLatency } = hls;
  if (!details?.live || liveSyncPosition === null || targetLatency === null) return null;
  const spacingSeconds = details.partTarget || details.targetduration;
  // While the publisher is silent there is nothing newer that anybody could see.
  const staleSeconds = Math.max(0, details.age - staleAfterSpacings * spacingSeconds);
  return {
    latencySeconds: details.edge + details.age - staleSeconds - video.currentTime,
    distanceSeconds: liveSyncPosition - video.currentTime,
    targetSeconds: targetLatency,
    spacingSeconds,
    canChangeSpeed: true,
    silenceSeconds,
  };
}

/** Closer than this a seek would cost more than it brings, in seconds. */
const notWorthSeconds = 0.5;

/** Moves to where hls.js would begin now, or a little before it. */
export function seekToHlsEdge(hls: Hls, video: HTMLVideoElement, allowanceSeconds: number): void {
  if (hls.liveSyncPosition === null) return;
  const position = hls.liveSyncPosition - allowanceSeconds;
  if (position - video.currentTime > notWorthSeconds) video.currentTime = position;
}
