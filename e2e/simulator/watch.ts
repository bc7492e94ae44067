import { checkPlayUrl } from "./check-play-url";
import { ClientFailure } from "./client-failure";
import { type HlsOpened, openFile, openFlv, openHls } from "./media-check";
import type { SimulationRun } from "./simulation-run";

/** Opens a live as the player screen does, then its HLS address as a share page would. */
export async function watchLive(
  run: SimulationRun,
  playUrl: string,
  hlsPlayUrl: string | undefined,
): Promise<void> {
  await run.attempt("viewer", "play the live", async (trace) => {
    checkPlayUrl(playUrl, "live");
    if (playUrl.startsWith("rtmp")) trace.request = `PLAY ${playUrl} (not opened)`;
    else await openFlv(playUrl, trace, run.signal);
  });
  if (hlsPlayUrl === undefined) return;
  await run.attempt("viewer", "play the live's m3u8", (trace) =>
    // Its first whole segment is a few seconds younger than the push.
    openHlsPatiently(run, hlsPlayUrl, 8, (url) => openHls(url, trace, run.signal)),
  );
}

/** Opens a tape as the player screen does. */
export async function watchTape(run: SimulationRun, url: string): Promise<void> {
  await run.attempt("viewer", "play the tape", async (trace) => {
    checkPlayUrl(url, "tape");
    if (!/\.m3u8/i.test(url)) {
      return openFile(url, trace, run.signal);
    }
    const opened = await openHlsPatiently(run, url, 8, (address) =>
      openHls(address, trace, run.signal),
    );
    if (!opened.ended) {
      throw new ClientFailure("error", "The app takes the tape for a live: no #EXT-X-ENDLIST.");
    }
  });
}

async function openHlsPatiently(
  run: SimulationRun,
  url: string,
  seconds: number,
  open: (url: string) => Promise<HlsOpened>,
): Promise<HlsOpened> {
  let last: unknown;
  const opened = await run.poll(seconds, async () => {
    try {
      return await open(url);
    } catch (error) {
      last = error;
      return undefined;
    }
  });
  if (opened) return opened;
  throw last;
}
