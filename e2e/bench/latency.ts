import { createRequire } from "node:module";
import { chromium, type Page } from "@playwright/test";
import { chromiumPath } from "../setup/tools.mjs";
import { fetchList, requestPushUrl } from "../support/action";
import { startServer, waitUntil } from "../support/server";
import { clockBits, clockCell, publishClock } from "./clock-publisher";
import { median } from "./rounds";

const settleMs = 12_000;
const sampleMs = 15_000;

/** Glass-to-glass latency and time to the first picture in Chromium, low-latency and classic. */
export async function benchLatency(): Promise<void> {
  const server = await startServer({ LOG_LEVEL: "error" });
  const chrome = await chromium.launch({
    executablePath: chromiumPath(),
    args: ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"],
  });
  const browser = await chrome.newContext();
  // The compiler that runs this file wraps functions in a helper that the page does not have.
  await browser.addInitScript("globalThis.__name = (it) => it");
  try {
    const pushUrl = await requestPushUrl(server.url, "bench_clock", "Clock");
    const waiting = await browser.newPage();
    await waiting.goto(`${server.url}/live/bench_clock`);
    const publisher = publishClock(pushUrl);
    const firstAfterPush = await firstPicture(waiting, publisher.startedAtMs);
    await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
    await waiting.close();
    await new Promise((resolve) => setTimeout(resolve, 5000));

    const opened: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const page = await browser.newPage();
      const at = Date.now();
      await page.goto(`${server.url}/live/bench_clock`, { waitUntil: "commit" });
      opened.push(await firstPicture(page, at));
      await page.close();
    }
    const room = await browser.newPage();
    await room.goto(`${server.url}/live/bench_clock`);
    await room.waitForSelector("video[data-player]");
    const low = await sampleLatency(room);
    await room.close();

    const classic = await browser.newPage();
    await classic.goto(`${server.url}/healthz`);
    await classic.addScriptTag({
      path: createRequire(import.meta.url).resolve("hls.js/dist/hls.min.js"),
    });
    await classic.evaluate(
      (url) => {
        document.body.innerHTML = "<video data-player muted autoplay></video>";
        const hls = new (window as unknown as { Hls: new (o: object) => HlsLike }).Hls({
          lowLatencyMode: false,
        });
        hls.loadSource(url);
        hls.attachMedia(document.querySelector("video") as HTMLVideoElement);
      },
      String((await fetchList(server.url, 1))[0]?.hls_play_url),
    );
    const old = await sampleLatency(classic);
    await publisher.stop();

    const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
    console.log(`classic HLS (2 s segments)   p50 ${seconds(median(old))}   baseline`);
    console.log(
      `low-latency HLS              p50 ${seconds(median(low))}   ratio ${(median(low) / median(old)).toFixed(2)}   p95 ${seconds(percentile(low, 0.95))}   frames ${low.length}`,
    );
    console.log(
      `first picture after opening a running live   median ${seconds(median(opened))}   worst ${seconds(Math.max(...opened))}`,
    );
    console.log(
      `first picture after the publisher was started (viewer waiting)   ${seconds(firstAfterPush)}`,
    );
  } finally {
    await chrome.close();
    await server.stop();
  }
}

interface HlsLike {
  loadSource(url: string): void;
  attachMedia(video: HTMLVideoElement): void;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function firstPicture(page: Page, sinceMs: number): Promise<number> {
  const at = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const video = document.querySelector<HTMLVideoElement>("video[data-player]");
          if (video && video.getVideoPlaybackQuality().totalVideoFrames > 0) resolve(Date.now());
          else setTimeout(look, 10);
        };
        look();
      }),
  );
  return at - sinceMs;
}

async function sampleLatency(page: Page): Promise<number[]> {
  await page.waitForTimeout(settleMs);
  return page.evaluate(
    ({ bits, cell, durationMs }) =>
      new Promise<number[]>((resolve) => {
        const video = document.querySelector<HTMLVideoElement>("video[data-player]");
        if (!video) return resolve([]);
        const canvas = document.createElement("canvas");
        canvas.width = bits * cell;
        canvas.height = cell;
        const context = canvas.getContext("2d", { willReadFrequently: true });
        const samples: number[] = [];
        const until = Date.now() + durationMs;
        const onFrame = () => {
          context?.drawImage(video, 0, 0);
          const row = context?.getImageData(0, cell / 2, bits * cell, 1).data;
          let value = 0;
          for (let bit = 0; bit < bits; bit += 1) {
            value = value * 2 + ((row?.[(bit * cell + cell / 2) * 4] ?? 0) > 128 ? 1 : 0);
          }
          const span = 2 ** bits;
          samples.push((((Date.now() - value) % span) + span) % span);
          if (Date.now() < until) video.requestVideoFrameCallback(onFrame);
          else resolve(samples);
        };
        video.requestVideoFrameCallback(onFrame);
      }),
    { bits: clockBits, cell: clockCell, durationMs: sampleMs },
  );
}
