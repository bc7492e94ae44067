import { type CDPSession, chromium, type Page } from "@playwright/test";
import { chromiumPath } from "../setup/tools.mjs";
import { fetchList, requestPushUrl } from "../support/action";
import { startServer, waitUntil } from "../support/server";
import { clockBits, clockCell, publishClock } from "./clock-publisher";
import { median } from "./rounds";

const defaultMinutes = 30;
const settleMs = 45_000;
const framesPerSample = 30;
/** So much may the latency differ between the first and the last samples, in seconds. */
const maxDriftSeconds = 1;
/** And the heap after garbage collection, in bytes: caches of the browser fill up once. */
const maxHeapGrowthBytes = 3 * 1024 * 1024;
/** Samples that are compared at either end. */
const endSamples = 5;

interface Sample {
  readonly atSeconds: number;
  readonly latencySeconds: number;
  readonly pill: string;
  readonly rate: number;
  readonly heapBytes: number;
  readonly nodes: number;
  readonly stalls: number;
  readonly droppedFrames: number;
}

/**
 * `npm run bench -- soak --minutes N`: one viewer of one live for a long time. Prints the measured
 * latency (the wall clock in the picture) and the heap. @throws Error when either has grown.
 */
export async function benchSoak(): Promise<void> {
  const minutes = minutesOf(process.argv);
  const server = await startServer({ LOG_LEVEL: "error" });
  const chrome = await chromium.launch({
    executablePath: chromiumPath(),
    args: ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"],
  });
  try {
    const publisher = publishClock(await requestPushUrl(server.url, "bench_soak", "Soak"));
    await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
    const page = await chrome.newPage();
    // The compiler that runs this file wraps functions in a helper that the page does not have.
    await page.addInitScript("globalThis.__name = (it) => it");
    await page.goto(`${server.url}/live/bench_soak`);
    await page.waitForSelector("video[data-player]");
    await page.evaluate(() => {
      const counters = window as unknown as { soakStalls: number };
      counters.soakStalls = 0;
      const video = document.querySelector("video[data-player]");
      video?.addEventListener("waiting", () => {
        counters.soakStalls += 1;
      });
    });
    await page.waitForTimeout(settleMs);
    const cdp = await page.context().newCDPSession(page);
    const intervalMs = Math.min(30_000, (minutes * 60_000) / (3 * endSamples));
    const startedMs = Date.now();
    const samples: Sample[] = [];
    while (Date.now() - startedMs < minutes * 60_000) {
      const sample = await takeSample(page, cdp, (Date.now() - startedMs) / 1000);
      samples.push(sample);
      console.log(describe(sample));
      const nextMs = startedMs + samples.length * intervalMs;
      await page.waitForTimeout(Math.max(0, nextMs - Date.now()));
    }
    await publisher.stop();
    judge(samples);
  } finally {
    await chrome.close();
    await server.stop();
  }
}

function minutesOf(words: readonly string[]): number {
  const at = words.indexOf("--minutes");
  const minutes = at < 0 ? defaultMinutes : Number(words[at + 1]);
  if (!(minutes > 0)) throw new Error("--minutes takes a number above 0.");
  return minutes;
}

async function takeSample(page: Page, cdp: CDPSession, atSeconds: number): Promise<Sample> {
  const seen = await page.evaluate(readClock, {
    bits: clockBits,
    cell: clockCell,
    frames: framesPerSample,
  });
  await cdp.send("HeapProfiler.enable");
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  await cdp.send("HeapProfiler.disable");
  const { nodes } = await cdp.send("Memory.getDOMCounters");
  return {
    ...seen,
    latencySeconds: median(seen.latenciesMs) / 1000,
    atSeconds,
    heapBytes: usedSize,
    nodes,
  };
}

/** Runs in the page: reads the clock out of some frames. */
function readClock({ bits, cell, frames }: { bits: number; cell: number; frames: number }) {
  const video = document.querySelector<HTMLVideoElement>("video[data-player]");
  const canvas = document.createElement("canvas");
  canvas.width = bits * cell;
  canvas.height = cell;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const latenciesMs: number[] = [];
  return new Promise<{
    latenciesMs: number[];
    pill: string;
    rate: number;
    stalls: number;
    droppedFrames: number;
  }>((resolve, reject) => {
    if (!video) return reject(new Error("The player is gone."));
    const onFrame = () => {
      context?.drawImage(video, 0, 0);
      const row = context?.getImageData(0, cell / 2, bits * cell, 1).data;
      let value = 0;
      for (let bit = 0; bit < bits; bit += 1) {
        value = value * 2 + ((row?.[(bit * cell + cell / 2) * 4] ?? 0) > 128 ? 1 : 0);
      }
      const span = 2 ** bits;
      latenciesMs.push((((Date.now() - value) % span) + span) % span);
      if (latenciesMs.length < frames) return video.requestVideoFrameCallback(onFrame);
      resolve({
        latenciesMs,
        pill: document.querySelector("[data-latency-pill]")?.textContent ?? "",
        rate: video.playbackRate,
        stalls: (window as unknown as { soakStalls: number }).soakStalls,
        droppedFrames: video.getVideoPlaybackQuality().droppedVideoFrames,
      });
    };
    video.requestVideoFrameCallback(onFrame);
  });
}

function describe(sample: Sample): string {
  return [
    `${sample.atSeconds.toFixed(0).padStart(5)} s`,
    `latency ${sample.latencySeconds.toFixed(2)} s`,
    `pill "${sample.pill}"`,
    `rate ${sample.rate.toFixed(2)}`,
    `heap ${(sample.heapBytes / 1024 / 1024).toFixed(2)} MB`,
    `nodes ${sample.nodes}`,
    `stalls ${sample.stalls}`,
    `dropped ${sample.droppedFrames}`,
  ].join("   ");
}

function judge(samples: readonly Sample[]): void {
  const ends = (of: (sample: Sample) => number) => ({
    first: median(samples.slice(0, endSamples).map(of)),
    last: median(samples.slice(-endSamples).map(of)),
  });
  const latency = ends(({ latencySeconds }) => latencySeconds);
  const heap = ends(({ heapBytes }) => heapBytes);
  const drift = latency.last - latency.first;
  const growth = heap.last - heap.first;
  console.log(
    `latency ${latency.first.toFixed(2)} s at the start, ${latency.last.toFixed(2)} s at the end; heap ${heap.first} and ${heap.last} bytes`,
  );
  if (Math.abs(drift) > maxDriftSeconds) throw new Error(`The latency drifted by ${drift} s.`);
  if (growth > maxHeapGrowthBytes) throw new Error(`The heap grew by ${growth} bytes.`);
}
