import type { VideoConfig, VideoFrame } from "@/lib/media/types";
import { findMehdOffset, fragment, initSegment, mehdBox, VIDEO_TIMESCALE } from "./fmp4";

/** Long enough that every player shows the picture before the file is over. */
const POSTER_DURATION_MS = 1000;

/** A key frame as a one-frame MP4 that `<video>` shows as a still: a cover that costs no decoding. */
export function posterMp4(config: VideoConfig, frame: VideoFrame): Buffer {
  const init = initSegment({ video: config });
  mehdBox(POSTER_DURATION_MS).copy(init, findMehdOffset(init));
  const durationTicks = (POSTER_DURATION_MS * VIDEO_TIMESCALE) / 1000;
  const sample = { data: frame.data, durationTicks, ctsTicks: 0, key: true };
  return Buffer.concat([
    init,
    fragment({ sequence: 1, video: { baseTicks: 0, samples: [sample] } }),
  ]);
}
