/** What an encoder is best set to for one size of the picture. */
export interface RecommendedSettings {
  /** As people name it: 720 for 720p. */
  readonly height: number;
  /** A multiple of four, which OBS would round it to. */
  readonly width: number;
  readonly videoKbps: number;
  /** What the line must carry upwards, kbit/s: both streams and half as much again. */
  readonly uploadKbps: number;
}

/** kbit/s of AAC, whatever the size of the picture. */
export const recommendedAudioKbps = 160;
export const recommendedFramesPerSecond = 30;
/** Viewers begin at a key frame, and are as close to the broadcaster as these are to each other. */
export const recommendedKeyFrameSeconds = 1;

/** For talk and movement at 30 frames per second with x264's fast presets, smallest first. */
export const recommendedSettings: readonly RecommendedSettings[] = [
  { height: 480, width: 852, videoKbps: 1200, uploadKbps: 2000 },
  { height: 720, width: 1280, videoKbps: 2500, uploadKbps: 4000 },
  { height: 1080, width: 1920, videoKbps: 4500, uploadKbps: 7000 },
];

/** The size that suits most: sharp on phones, and most lines carry it. */
export const usualHeight = 720;
