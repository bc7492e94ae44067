import type { BroadcastSample, MeasuredSample } from "@/lib/shared/broadcast";

/** Where nothing changes, a moment is written this often, in milliseconds. */
export const stillMs = 60_000;

/** What was seen last of a broadcast, and what of it is stored. */
export interface Sampled {
  last: MeasuredSample | null;
  written: MeasuredSample | null;
}

/** What flows is never the same twice, and is no reason to write every moment. */
const isAlike = (a: BroadcastSample, b: BroadcastSample) =>
  a.viewers === b.viewers && a.likes === b.likes && a.messages === b.messages;

/**
 * What is to be stored when `now` is seen: nothing while everything stays as it is, but then the
 * last moment of the stillness, too, so that a line between two moments never climbs too early.
 */
export function nextSamples({ last, written }: Sampled, now: MeasuredSample): MeasuredSample[] {
  if (!written || !last) return [now];
  if (isAlike(written, now)) return now.atMs - written.atMs >= stillMs ? [now] : [];
  return last.atMs > written.atMs ? [last, now] : [now];
}
