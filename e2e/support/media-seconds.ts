import { waitUntil } from "./server";

/** Seconds of media in the complete segments that a playlist lists. */
export function secondsListed(playlist: string): number {
  return [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].reduce((sum, [, it]) => sum + Number(it), 0);
}

/**
 * Waits until the live of that playlist has more than so many seconds in complete segments, and
 * answers how many. A clock would not do: on a busy machine a publisher brings less than a second
 * of media in a second. The playlist forgets what is older than its window of 14 s.
 */
export async function mediaAfter(playlistUrl: string, seconds: number): Promise<number> {
  let listed = 0;
  await waitUntil(async () => {
    listed = secondsListed(await (await fetch(playlistUrl)).text());
    return listed > seconds;
  }, `${seconds} s of media`);
  return listed;
}
