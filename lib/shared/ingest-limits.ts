/** Silence that a viewer's buffer still hides, and silence that he sees, seconds. */
export const quietSeconds = 2;
export const silentSeconds = 5;

/** With key frames every two seconds a viewer waits two at most; the rest is rounding of rates. */
export const keyFrameSeconds = 2.1;
/** From here on who comes starts too far back to be near the edge (OvenMediaEngine warns here too). */
export const farKeyFrameSeconds = 4;
/** OBS's "auto" means 250 frames, 8.3 s at 30 a second: what is longer has none at all. */
export const noKeyFrameSeconds = 12;

/** Film has 24 pictures a second; below 20 movement stutters, below 10 it is a slide show. */
export const lowFramesPerSecond = 20;
export const fewFramesPerSecond = 10;
/** Decoders of phones are made for 60; the half is rounding. */
export const highFramesPerSecond = 61.5;
/** Part of its own average to which a rate of frames may fall before it is named, and is bad. */
export const fallingFrames = 0.75;
export const failingFrames = 0.4;
/** The same for the bitrate, which falls by itself when the picture stands still. */
export const fallingKbps = 0.35;
/** Below this an average is too small to fall from. */
export const leastAverageKbps = 300;

/**
 * Bits per pixel of each picture below which H.264 shows blocks: 800 kbit/s for 720p at 30, half
 * of what encoders of average quality need.
 */
export const leastBitsPerPixel = 0.03;
/** Most that home lines and Tencent Cloud's and Twitch's advice agree on, kbit/s. */
export const highVideoKbps = 6000;
/** More than the lines of most viewers on the road carry. */
export const veryHighVideoKbps = 12_000;
/** 1080p, upright or not: phones may have no decoder for more. */
export const longSidePixels = 1920;
export const shortSidePixels = 1088;

/** What AAC is made at for video; others are resampled, with clicks, by some players. */
export const usualSampleRates: readonly number[] = [44_100, 48_000];
/** Below this speech is dull and music hollow, kbit/s. */
export const lowAudioKbps = 48;
/** AAC codes digital silence in less, kbit/s. */
export const silentAudioKbps = 8;

/**
 * Unevenness from frame to frame, ms: mobile networks that deliver in bursts reach 50, and a
 * player's buffer of a second takes three times that; several times that it does not.
 */
export const unevenMs = 150;
export const veryUnevenMs = 600;
/** Pauses in one broadcast from which on the line is to blame rather than chance. */
export const manyGaps = 5;
/** Part by which a clock may be wrong: players drift a second in 100. */
export const wrongClock = 0.01;
/** Here players run dry or fall behind within a minute. */
export const veryWrongClock = 0.05;
