import { expect, type Page } from "@playwright/test";

/** Decoded frames and position of the page's main player. */
function playback(page: Page) {
  return page.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>("video[data-player]");
    return {
      time: video?.currentTime ?? 0,
      frames: video?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
    };
  });
}

/** So many new frames are decoded and the position moves. */
export async function expectPlaying(page: Page, frames = 20) {
  const before = await playback(page);
  await expect
    .poll(async () => (await playback(page)).frames, { timeout: 45_000 })
    .toBeGreaterThan(before.frames + frames);
  await expect.poll(async () => (await playback(page)).time).toBeGreaterThan(before.time);
}
